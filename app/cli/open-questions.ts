import type { GenerationReport } from '#generator/generate.ts';

type Questions = GenerationReport['openQuestions'];

/**
 * The open questions, one line each. Questions that differ only in their subject share the line of the first one:
 * `No command is marked as creating a "Cart". ... (Also: "Order", "Shipment")`
 */
export function printOpenQuestions(questions: Questions): readonly string[] {
  return groupQuestions(questions).map(([{ message }, ...others]) =>
    others.length === 0
      ? message
      : `${message} (Also: ${others.map(({ subject }) => `"${subject.name.replaceAll(/\s+/g, ' ').trim()}"`).join(', ')})`,
  );
}

type Group = readonly [Questions[number], ...Questions];

/** Each group stands where its first question does. */
function groupQuestions(questions: Questions): readonly Group[] {
  const groups = new Map<string, [Questions[number], ...Questions[number][]]>();
  for (const question of questions) {
    const key = JSON.stringify([question.kind, question.names]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [question]);
    else group.push(question);
  }
  return [...groups.values()];
}
