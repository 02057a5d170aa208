import type { ContextId } from '#models/metamodel/ids.ts';
import { neighboursOf } from '#models/readings/neighbours.ts';
import type { LeftOut } from '../../phases/check/left-out.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { OpenQuestion } from '../../plan/open-questions.ts';
import { printBlocks, printList, printTable, toMarkdown } from '../../printing/markdown.ts';
import { printOpenQuestion } from '../../printing/open-questions.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { type Handbook, nameOf, orNameless, page, pagesFolder, stickiesOf } from './handbook.ts';

/** `docs/orders/open-questions.md`: what was asked at the wall, what was answered, and what the board does not say yet. */
export function emitOpenQuestions(handbook: Handbook, context: ContextPlan): GeneratedFile {
  const questions = printQuestions(handbook, context.id, '## Answered');
  const missing = missingIn(handbook, context);
  const text = printBlocks(
    `# ${orNameless(context.name.words)}: open questions`,
    ...(questions.length === 0 ? ['Nobody has asked anything at the wall.'] : questions),
    ...printMissing(missing),
    ...printLeftOut(
      handbook.leftOut.filter((entry) => entry.context === context.id),
      '## Left out',
    ),
  );
  return page(`${pagesFolder(context)}/open-questions.md`, text);
}

/** The questions of a context: open ones, then the answered ones under a heading of their own. */
export function printQuestions(
  handbook: Handbook,
  context: ContextId | undefined,
  answered: string,
): readonly string[] {
  const rows = stickiesOf(handbook, context, 'hotspot').map(({ id, text, design }) => ({
    state: design?.state ?? 'open',
    cells: [
      orNameless(text),
      neighboursOf(handbook.model, id, 'annotates', 'to')
        .map((about) => nameOf(handbook, about))
        .join(', '),
      toMarkdown(design?.owner ?? ''),
    ],
    resolution: toMarkdown(design?.resolution ?? ''),
  }));
  const open = rows.filter(({ state }) => state === 'open');
  const closed = rows.filter(({ state }) => state !== 'open');
  return [
    printTable(
      ['question', 'about', 'owner'],
      open.map(({ cells }) => cells),
    ),
    ...(closed.length === 0
      ? []
      : [
          answered,
          printTable(
            ['question', 'about', 'owner', 'state', 'answer'],
            closed.map(({ cells, state, resolution }) => [...cells, state, resolution]),
          ),
        ]),
  ].filter((block) => block !== '');
}

function missingIn({ plan, contextOf }: Handbook, context: ContextPlan): readonly OpenQuestion[] {
  return plan.openQuestions.filter(
    ({ subject: { elementId } }) => elementId !== undefined && contextOf.get(elementId) === context.id,
  );
}

/** What the board does not say yet and no sticky stands for: of value objects and journeys. */
export function missingElsewhere({ plan }: Handbook): readonly OpenQuestion[] {
  return plan.openQuestions.filter(({ subject }) => subject.elementId === undefined);
}

/** What the board does not say yet, under a heading of its own; nothing where nothing is missing. */
export function printMissing(questions: readonly OpenQuestion[]): readonly string[] {
  if (questions.length === 0) return [];
  const lines = questions.map((question) => toMarkdown(printOpenQuestion(question)));
  return ['## Not on the board yet', 'The code runs without these answers.', printList(lines)];
}

/** What was left out of this generation, under a heading; nothing where nothing was. */
export function printLeftOut(leftOut: readonly LeftOut[], heading: string): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(({ name, reason }) => `${toMarkdown(name)}: ${toMarkdown(reason)}`);
  return [
    heading,
    'It has errors, or needs what has. There is no code for it, or not for all of it.',
    printList(lines),
  ];
}

/** What was left out and belongs to none of the generated contexts. */
export function leftOutElsewhere({ leftOut, plan }: Handbook): readonly LeftOut[] {
  return leftOut.filter(({ context }) => plan.contexts.every(({ id }) => id !== context));
}
