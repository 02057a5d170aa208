import { describeDuration } from '#models/expression/duration.ts';
import { capitalize } from '#models/words/capitalize.ts';
import type { CallPlan, PolicyPlan, ReactionPlan } from '../../plan/policies.ts';

/**
 * What one reaction of a policy does, in a sentence: `2 hours after "Order Placed", if "total > 0": issue "Send Bill", then end
 * the process.` It says when, under which condition, for what, and everything that is done.
 */
export function describeReaction({ state }: PolicyPlan, reaction: ReactionPlan): string {
  const { heard, delayMs, condition, each, call, issue, otherwise, remember, ends } = reaction;
  const event = `"${heard.name.words}"`;
  const when = delayMs > 0 ? `${capitalize(describeDuration(delayMs))} after ${event}` : `After ${event}`;
  const known = remember.map(({ key }) => state?.fields.find((field) => field.key === key)?.words ?? key);
  const steps = [
    ...(call === undefined ? [] : [`call "${call.operation.name.words}" of ${call.system.name.words}`]),
    ...(issue === undefined
      ? []
      : [`issue "${issue.command.name.words}"${each === undefined ? '' : ` for each of "${each.text}"`}`]),
    ...(known.length === 0 ? [] : [`remember ${joinWords(known.map((word) => `"${word}"`))}`]),
    ...(ends ? ['end the process'] : []),
  ];
  return [
    `${when}${condition === undefined ? '' : `, if "${condition.text}"`}: ${steps.join(', then ')}.`,
    ...(call === undefined ? [] : describeRefusals(call, steps.length === 1)),
    ...(otherwise === undefined
      ? []
      : [`If the command is refused: issue "${otherwise.command.name.words}".`]),
  ].join(' ');
}

/** What is done instead when the system refuses; nothing to say where nothing would follow the call anyway. */
function describeRefusals({ failures }: CallPlan, isLastStep: boolean): readonly string[] {
  return failures.flatMap(({ error, issue }) => {
    if (issue !== undefined) return [`On "${error.words}": issue "${issue.command.name.words}".`];
    return isLastStep ? [] : [`On "${error.words}": do nothing more.`];
  });
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
