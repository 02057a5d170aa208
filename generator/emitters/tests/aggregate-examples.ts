import { exampleOfFields } from '../../examples/example-values.ts';
import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import { type Emission, toFile } from '../../printing/emission.ts';
import { printExampleProperties } from '../../printing/examples.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { hasExample } from './examples.ts';

/** Where the examples of an aggregate's commands and events stand. */
export function examplesFileOf({ name }: AggregatePlan): string {
  return `test/${name.kebab}/${name.kebab}-examples.ts`;
}

/** Can the message be made at all? A field whose options nobody has named yet can have no value. */
export function isPossible(fields: readonly FieldPlan[]): boolean {
  return hasExample({ fields });
}

/**
 * `test/cart/cart-examples.ts`: every command and event with plausible data, of which a test states only what
 * it is about.
 */
export function emitAggregateExamples(
  emission: Emission,
  aggregate: AggregatePlan,
): readonly GeneratedFile[] {
  const messages = [
    ...aggregate.commands.map((command) => ({ message: command, fields: command.parameters })),
    ...aggregate.events.map((event) => ({ message: event, fields: event.payload })),
  ].filter(({ fields }) => isPossible(fields));
  if (messages.length === 0) {
    return [];
  }
  const path = examplesFileOf(aggregate);
  const source = createSource(path);
  source.add(...messages.map(({ message, fields }) => printExample(emission, source, message, fields)));
  return [toFile(emission, path, source)];
}

function printExample(
  emission: Emission,
  source: Source,
  { name, file }: CommandPlan | EventPlan,
  fields: readonly FieldPlan[],
): string {
  const type = source.type(inFile(file, name.pascal));
  const example = printExampleProperties(emission, source, exampleOfFields(fields));
  if (fields.length === 0) {
    return `export function ${name.camel}(): ${type} { return { type: '${name.pascal}', data: {} }; }`;
  }
  const data = example.length === 0 ? 'data' : `{ ${example.join(', ')}, ...data }`;
  return `export function ${name.camel}(data: Partial<${type}['data']> = {}): ${type} {
    return { type: '${name.pascal}', data: ${data} };
  }`;
}
