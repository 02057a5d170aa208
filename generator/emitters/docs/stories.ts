import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import type { ExampleValues, Scenario } from '#models/metamodel/scenario.ts';
import { neighboursOf } from '#models/readings/neighbours.ts';
import { errorOfRule } from '#models/readings/refusals.ts';
import type { ContextPlan } from '../../plan/context.ts';
import { printDuration } from '../../printing/durations.ts';
import { printBlocks, printList, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { type Entry, type Handbook, nameOf, orNameless, page, pagesFolder, stickiesOf } from './handbook.ts';

/** `docs/orders/stories.md`: each command with what must hold for it and the stories that the team told. */
export function emitStories(handbook: Handbook, context: ContextPlan): GeneratedFile {
  const text = printBlocks(
    `# ${orNameless(context.name.words)}: stories`,
    'Every story is a test; the rules are what it is accepted by.',
    ...stickiesOf(handbook, context.id, 'command').flatMap((command) => printCommand(handbook, command)),
  );
  return page(`${pagesFolder(context)}/stories.md`, text);
}

function printCommand(handbook: Handbook, command: Entry<'command'>): readonly string[] {
  const actors = neighboursOf(handbook.model, command.id, 'issues', 'from').map((id) => nameOf(handbook, id));
  const stories = storiesOf(handbook, command.id);
  return [
    `## ${orNameless(command.text)}`,
    toMarkdown(command.description ?? ''),
    actors.length === 0 ? '' : `Asked for by ${actors.join(', ')}.`,
    ...printRules(command),
    ...(stories.length === 0 ? ['Nobody has told a story yet.'] : []),
    ...stories.flatMap((story) => printStory(handbook, story)),
  ];
}

function printRules({ design }: Entry<'command'>): readonly string[] {
  const rules = (design?.rules ?? []).map((rule) => {
    const owed = rule.check === undefined ? ' (not checked yet)' : '';
    const refusal = rule.error === undefined ? '' : ` Otherwise: _${orNameless(errorOfRule(rule))}_.`;
    return `${orNameless(rule.text.replace(/[.\s]+$/u, ''))}${owed}.${refusal}`;
  });
  return rules.length === 0 ? [] : ['It is done only when:', printList(rules)];
}

function storiesOf({ model }: Handbook, command: ElementId): readonly Scenario[] {
  return Object.entries(model.scenarios)
    .filter(([, scenario]) => scenario.command === command)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, scenario]) => scenario);
}

function printStory(handbook: Handbook, scenario: Scenario): readonly string[] {
  const { name, command, given = [], when, now, then } = scenario;
  const says = (id: ElementId, values: ExampleValues | undefined) =>
    `**${nameOf(handbook, id)}**${printValues(handbook.durations, values)}`;
  const before = given.map(
    ({ event, values, times = 1 }) => `${times > 1 ? `${times} times ` : ''}${says(event, values)}`,
  );
  const clock = now === undefined ? '' : `, at ${toMarkdown(now)}`;
  const after =
    'error' in then
      ? [`refused: _${orNameless(then.error)}_`]
      : then.events.map(({ event, values }) => says(event, values));
  return [
    `### ${orNameless(name)}`,
    printList([
      ...steps('GIVEN', before.length === 0 ? ['nothing before'] : before),
      ...steps('WHEN', [`${says(command, when)}${clock}`]),
      ...steps('THEN', after.length === 0 ? ['nothing happens'] : after),
    ]),
  ];
}

function steps(word: string, sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence, index) => `${index === 0 ? word : 'AND'} ${sentence}`);
}

function printValues(durations: ReadonlySet<string>, values: ExampleValues = {}): string {
  const parts = Object.entries(values)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([name, value]) => {
      const printText = durations.has(toIdentifier(name)) ? printDuration : quoted;
      return `${toMarkdown(name)} ${printValue(durations, value, printText)}`;
    });
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function printValue(
  durations: ReadonlySet<string>,
  value: ExampleValues[string],
  printText: (text: string) => string,
): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => printValue(durations, item, printText));
    return items.length === 0 ? '(none)' : `(${items.join('; ')})`;
  }
  if (typeof value === 'object' && value !== null) {
    return `(${printValues(durations, value).slice(2)})`;
  }
  return typeof value === 'string' ? printText(value) : toMarkdown(String(value));
}

function quoted(text: string): string {
  return `"${toMarkdown(text)}"`;
}
