import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { printDuration } from '../../printing/durations.ts';
import { printBlocks, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { actorOf, journeysInOrder, tellValues, type ValueWords } from '../server/journey-telling.ts';
import { type Handbook, nameOf, orNameless, page } from './handbook.ts';

/**
 * `docs/journeys.md`: the ways through all contexts, as the team tells them; nothing when it tells none. `walked` are those
 * that the generated code can be led through.
 */
export function emitJourneysPage(handbook: Handbook, walked: ReadonlySet<string>): readonly GeneratedFile[] {
  const journeys = journeysInOrder(handbook.model);
  if (journeys.length === 0) {
    return [];
  }
  // One that is only begun leads nowhere yet.
  const isWalked = ([id, { steps }]: (typeof journeys)[number]) => steps.length === 0 || walked.has(id);
  const areWalked = journeys.map(isWalked);
  const text = printBlocks(
    '# Journeys',
    `Ways through all contexts. ${describeWalks(areWalked)}`,
    journeys.some(([, { steps }]) => steps.some(givesName))
      ? 'A name in italics is given to a thing where it begins, and stands for it in later steps.'
      : '',
    ...journeys.flatMap((entry) =>
      printJourney(handbook, entry[1], isWalked(entry) || !areWalked.includes(true)),
    ),
  );
  return [page('docs/journeys.md', text)];
}

function givesName(step: JourneyStep): boolean {
  const events = 'then' in step && step.then !== undefined && 'events' in step.then ? step.then.events : [];
  return events.some(({ as }) => as !== undefined);
}

function describeWalks(walks: readonly boolean[]): string {
  if (!walks.includes(true)) {
    return 'None of them leads through the contexts of this project alone: `npm test` and `npm run demo` leave them out.';
  }
  return walks.includes(false)
    ? '`npm test` walks those that lead through the contexts of this project alone, `npm run demo` tells them; the others are marked.'
    : '`npm test` walks each of them, `npm run demo` tells them.';
}

function printJourney(
  handbook: Handbook,
  { name, description, steps }: Journey,
  isUnmarked: boolean,
): readonly string[] {
  const lines = steps.map((step, index) => `${index + 1}. ${printStep(handbook, step)}`);
  return [
    `## ${orNameless(name)}`,
    toMarkdown(description ?? ''),
    isUnmarked ? '' : '_Leads through other contexts too._',
    lines.join('\n'),
  ];
}

function printStep(handbook: Handbook, step: JourneyStep): string {
  const { model } = handbook;
  if ('command' in step) {
    const who = actorOf(model, step);
    const fields = findElement(model, step.command, 'command')?.design?.parameters;
    const then =
      'error' in step.then
        ? `is refused: ${orNameless(step.then.error)}`
        : printEvents(handbook, step.then.events);
    const wish = `${who === undefined ? '' : `${toMarkdown(who)}: `}**${nameOf(handbook, step.command)}**`;
    return `${wish}${printValues(step.values, ' with ', fields)}${then === '' ? '' : ` → ${then}`}`;
  }
  if ('readModel' in step) {
    const asked = printValues(step.values, ' for ');
    return `${nameOf(handbook, step.readModel)}, ${toMarkdown(step.query)}${asked}: ${printRows(step.rows)}`;
  }
  if ('system' in step) {
    const answer =
      step.error === undefined ? printValues(step.values) || 'what it always says' : toMarkdown(step.error);
    return `${nameOf(handbook, step.system)} will answer "${toMarkdown(step.operation)}" with ${answer}`;
  }
  const then = printEvents(handbook, step.then?.events ?? []);
  return `${toMarkdown(printDuration(step.later))} later${then === '' ? '' : ` → ${then}`}`;
}

const markdown: ValueWords = { text: toMarkdown, name: (words) => `_${toMarkdown(words)}_` };

function printValues(
  values: ExampleValues = {},
  before = '',
  fields?: readonly { readonly name: string }[],
): string {
  const told = tellValues(values, markdown, fields);
  return told === '' ? '' : `${before}${told}`;
}

const mostRows = 3;

/** What somebody sees, by its first rows. */
function printRows(rows: readonly ExampleValues[]): string {
  if (rows.length === 0) return 'nothing';
  const told = rows.slice(0, mostRows).map((row) => printValues(row));
  if (told.includes('')) return rows.length === 1 ? 'one row' : `${rows.length} rows`;
  const more = rows.length > mostRows ? [`${rows.length - mostRows} more`] : [];
  return [...told, ...more].join('; ');
}

type Happening = NonNullable<Extract<JourneyStep, { later: unknown }>['then']>['events'][number];

/** What happens, with the names that later steps give to the things it happened to. */
function printEvents(handbook: Handbook, events: readonly Happening[]): string {
  return events
    .map(({ event, as }) => `${nameOf(handbook, event)}${as === undefined ? '' : ` (_${toMarkdown(as)}_)`}`)
    .join(', ');
}
