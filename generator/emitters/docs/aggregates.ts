import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { AggregatePlan, LifecyclePlan } from '../../plan/aggregate.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { EntityPlan, FieldPlan, TypePlan, ValuePlan } from '../../plan/fields.ts';
import { printBlocks, printList, toMarkdown } from '../../printing/markdown.ts';
import { printMermaid, toMermaidLabel } from '../../printing/mermaid.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { requestOf } from '../api/command.ts';
import { type Handbook, orNameless, page, pagesFolder, printFilledTable } from './handbook.ts';

/** `docs/orders/aggregates.md`: what is kept together, what it keeps true, and how it lives. */
export function emitAggregates(handbook: Handbook, context: ContextPlan): GeneratedFile {
  const text = printBlocks(
    `# ${orNameless(context.name.words)}: aggregates`,
    'An aggregate is changed only by its own commands, as a whole and in one transaction.',
    ...context.aggregates.flatMap((aggregate) => printAggregate(handbook, context, aggregate)),
    ...(context.values.length === 0 ? [] : ['## Values', ...context.values.flatMap(printValueObject)]),
  );
  return page(`${pagesFolder(context)}/aggregates.md`, text);
}

function printAggregate(
  handbook: Handbook,
  context: ContextPlan,
  aggregate: AggregatePlan,
): readonly string[] {
  return [
    `## ${orNameless(aggregate.name.words)}`,
    toMarkdown(aggregate.description ?? ''),
    ...section('### What it keeps true', printList(invariantsOf(handbook, aggregate))),
    ...section('### What it knows', printFields(aggregate)),
    ...aggregate.entities.flatMap(printEntity),
    '### Commands',
    printFilledTable(
      ['command', 'leads to', 'address'],
      aggregate.commands.map((command) => [
        orNameless(command.name.words),
        command.outcomes.map(({ event }) => orNameless(event.name.words)).join(', '),
        `\`POST /${context.name.slug}${requestOf(aggregate, command).path}\``,
      ]),
    ),
    ...section('### Events', printEvents(context, aggregate)),
    ...(aggregate.lifecycle === undefined ? [] : printLifecycle(aggregate, aggregate.lifecycle)),
    ...section('### What it must not change', printList(boundariesOf(context, aggregate))),
  ];
}

function invariantsOf({ model }: Handbook, aggregate: AggregatePlan): readonly string[] {
  const rules = aggregate.commands.flatMap(({ name, rules: own }) =>
    own.map(
      ({ text, broken, error }) =>
        `${orNameless(text)} (${orNameless(name.words)}; ${broken === undefined ? 'not checked yet' : `\`${error.code}\``})`,
    ),
  );
  const keys = (findElement(model, aggregate.id, 'aggregate')?.design?.keys ?? []).map(
    ({ fields, when }) =>
      `No other ${orNameless(aggregate.name.words)} has the same ${fields.map(orNameless).join(' and ')}${when === undefined ? '' : `, while ${toMarkdown(when)}`}`,
  );
  return [...new Set([...rules, ...keys])];
}

function printFields({ fields, derived, name, idName }: AggregatePlan): string {
  return printFilledTable(
    ['field', 'is', 'means'],
    [
      ['id', `${orNameless(idName.words)}, its identity`, ''],
      ...fields.map(printField),
      ...derived.map(({ words, description }) => [
        orNameless(words),
        `follows from the rest of the ${orNameless(name.words)}`,
        toMarkdown(description ?? ''),
      ]),
    ],
  );
}

function printEntity({ name, description, fields, derived }: EntityPlan): readonly string[] {
  return [
    `### ${orNameless(name.words)}, inside it`,
    toMarkdown(description ?? ''),
    printFilledTable(
      ['field', 'is', 'means'],
      [
        ...fields.map(printField),
        ...derived.map((each) => [
          orNameless(each.words),
          'follows from the others',
          toMarkdown(each.description ?? ''),
        ]),
      ],
    ),
  ];
}

function printValueObject({ name, description, fields, rules, derived }: ValuePlan): readonly string[] {
  return [
    `### ${orNameless(name.words)}`,
    toMarkdown(description ?? ''),
    printFilledTable(
      ['field', 'is', 'means'],
      [
        ...fields.map(printField),
        ...derived.map((each) => [
          orNameless(each.words),
          'follows from the others',
          toMarkdown(each.description ?? ''),
        ]),
      ],
    ),
    printList(
      rules.map(
        ({ text, broken }) => `${orNameless(text)}${broken === undefined ? ' (not checked yet)' : ''}`,
      ),
    ),
  ];
}

function printField(field: FieldPlan): readonly string[] {
  return [orNameless(field.words), describeField(field), toMarkdown(field.description ?? '')];
}

/** "list of order line", "text, at least 1 and at most 20 characters, may be missing" */
function describeField({ type, list, optional, bounds }: FieldPlan): string {
  const { min, max, minLength, maxLength, pattern } = bounds;
  return [
    `${list ? 'list of ' : ''}${describeType(type)}`,
    min === undefined ? '' : `at least ${min}`,
    max === undefined ? '' : `at most ${max}`,
    minLength === undefined ? '' : `at least ${minLength} characters`,
    maxLength === undefined ? '' : `at most ${maxLength} characters`,
    pattern === undefined ? '' : `like ${toMarkdown(pattern)}`,
    optional ? 'may be missing' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function describeType(type: TypePlan): string {
  switch (type.kind) {
    case 'primitive':
      return type.primitive;
    case 'id':
      return orNameless(type.id.words);
    case 'one-of':
      return `one of ${type.options.map(orNameless).join(', ')}`;
    case 'value':
      return orNameless(type.value.name.words);
    case 'entity':
      return orNameless(type.entity.name.words);
  }
}

function printEvents({ published }: ContextPlan, { events }: AggregatePlan): string {
  return printFilledTable(
    ['event', 'tells', 'published as'],
    events.map(({ id, name, payload }) => [
      orNameless(name.words),
      payload.map(({ words }) => orNameless(words)).join(', '),
      published
        .filter(({ event }) => event.id === id)
        .map(({ wireName, version }) => `${toMarkdown(wireName)}, version ${version}`)
        .join('; '),
    ]),
  );
}

function printLifecycle({ events }: AggregatePlan, lifecycle: LifecyclePlan): readonly string[] {
  const { states, initial } = lifecycle;
  const nodeOf = (state: string) => `s${states.indexOf(state)}`;
  return [
    '### Lifecycle',
    printMermaid('stateDiagram-v2', [
      ...states.map((state) => `state "${toMermaidLabel(state) || '(no name)'}" as ${nodeOf(state)}`),
      `[*] --> ${nodeOf(initial)}`,
      ...events.flatMap(({ name, moves }) =>
        moves.flatMap(({ from, to }) =>
          from.map(
            (state) => `${nodeOf(state)} --> ${nodeOf(to)} : ${toMermaidLabel(name.words) || '(no name)'}`,
          ),
        ),
      ),
    ]),
  ];
}

/** What follows from the board about the things around it and the parts of it that stay as they began. */
function boundariesOf({ aggregates }: ContextPlan, aggregate: AggregatePlan): readonly string[] {
  const { name, fields, events, reads } = aggregate;
  const changed = new Set(
    events
      .filter(({ starts }) => starts !== 'always')
      .flatMap(({ effects }) => effects.map(({ field }) => field.key)),
  );
  const begins = events.some(({ starts }) => starts === 'always');
  const lasting = begins ? fields.filter(({ key }) => !changed.has(key)) : [];
  const others = aggregates.filter(({ id }) => id !== aggregate.id);
  const read = new Set(reads.map((slot) => slot.aggregate.name.pascal));
  return [
    ...others.map((other) =>
      read.has(other.name.pascal)
        ? `${orNameless(other.name.words)}: it is read to decide, and never changed`
        : `${orNameless(other.name.words)}: it has commands of its own`,
    ),
    ...(lasting.length === 0
      ? []
      : [
          `Once the ${orNameless(name.words)} has begun: ${lasting.map(({ words }) => orNameless(words)).join(', ')}`,
        ]),
  ];
}

function section(heading: string, body: string): readonly string[] {
  return body === '' ? [] : [heading, body];
}
