import type {
  AggregatePlan,
  CommandPlan,
  ContextPlan,
  LifecyclePlan,
  PublishedPlan,
  RulePlan,
} from '../phases/plan/plan.ts';
import { printBlocks, printTable, toMarkdown } from '../phases/print/markdown.ts';
import type { GeneratedFile } from '../phases/print/source.ts';
import { requestOf } from './api-command.ts';
import { toMessage } from './emission.ts';

/** `docs/contexts/orders.md`: what one context does, in the words of those who know it. */
export function emitContextPage(context: ContextPlan): GeneratedFile {
  const { name, purpose, owner, aggregates, published, hotspots } = context;
  const text = printBlocks(
    `# ${toMarkdown(name.words)}`,
    purpose && toMarkdown(purpose),
    owner && `Owner: ${toMarkdown(owner)}`,
    ...aggregates.flatMap((aggregate) => printAggregate(context, aggregate)),
    ...printPublished(published),
    ...(hotspots.length === 0
      ? []
      : ['## Open questions', hotspots.map((question) => `- ${toMarkdown(question)}`).join('\n')]),
  );
  return { path: `docs/contexts/${name.kebab}.md`, text, elements: [], ownership: 'whole' };
}

function printAggregate(context: ContextPlan, aggregate: AggregatePlan): readonly string[] {
  const { name, description, commands, lifecycle, events } = aggregate;
  return [
    `## ${toMarkdown(name.words)}`,
    description === undefined ? '' : toMarkdown(description),
    printTable(
      ['command', 'issued by', 'leads to', 'address'],
      commands.map((command) => [
        toMarkdown(command.name.words),
        command.actors.map(toMarkdown).join(', '),
        command.outcomes.map(({ event }) => toMarkdown(event.name.words)).join(', '),
        `\`POST /${context.name.slug}${requestOf(aggregate, command).path}\``,
      ]),
    ),
    ...printRules(commands),
    ...(lifecycle === undefined ? [] : printLifecycle(lifecycle, events)),
  ];
}

function printRules(commands: readonly CommandPlan[]): readonly string[] {
  const rows = commands.flatMap(({ name, rules }) => rules.map((rule) => printRule(name.words, rule)));
  return rows.length === 0 ? [] : ['### Rules', printTable(['command', 'rule', 'refusal'], rows)];
}

function printRule(command: string, { text, broken, error }: RulePlan): readonly string[] {
  const refusal = broken === undefined ? 'not checked yet' : toMarkdown(toMessage(error));
  return [toMarkdown(command), toMarkdown(text), refusal];
}

function printLifecycle({ initial }: LifecyclePlan, events: AggregatePlan['events']): readonly string[] {
  const rows = events.flatMap(({ name, moves }) =>
    moves.map(({ from, to }) => [from.map(toMarkdown).join(', '), toMarkdown(name.words), toMarkdown(to)]),
  );
  return ['### Lifecycle', `It begins as ${toMarkdown(initial)}.`, printTable(['from', 'event', 'to'], rows)];
}

function printPublished(published: readonly PublishedPlan[]): readonly string[] {
  if (published.length === 0) {
    return [];
  }
  const rows = published.map(({ wireName, version, event, fields }) => [
    toMarkdown(wireName),
    String(version),
    toMarkdown(event.name.words),
    fields.map(({ key }) => toMarkdown(key)).join(', '),
  ]);
  return [
    '## Published events',
    'Other contexts rely on these: fields may be added, never changed or taken away.',
    printTable(['name', 'version', 'when', 'fields'], rows),
  ];
}
