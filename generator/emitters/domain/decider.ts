import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printDoc } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';

/** `src/domain/cart/cart-decisions.ts`: what every decision on an aggregate may know, and the events that it may lead to. */
export function emitDecisions(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const path = `${aggregate.folder}/${aggregate.name.kebab}-decisions.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  source.add(
    `${printDoc(`Everything that can happen to ${withArticle(aggregate.name.words)}.`)}export type ${places.event.symbol} = ${printUnion(source, aggregate.events)};`,
    printContext(emission, aggregate, source),
  );
  return toFile(emission, path, source);
}

/** `src/domain/cart/cart-decider.ts`: the commands, and the two tables. A table that lacks an entry does not compile. */
export function emitDomainDecider(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, commands, events } = aggregate;
  const path = `${aggregate.folder}/${name.kebab}-decider.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  const table = (
    members: readonly {
      readonly file: string;
      readonly name: { readonly camel: string; readonly pascal: string };
    }[],
  ) =>
    members
      .map((member) => `${member.name.pascal}: ${source.value(inFile(member.file, member.name.camel))},`)
      .join('\n');

  source.add(
    `${printDoc(`Everything that ${withArticle(name.words)} can be asked to do.`)}export type ${places.command.symbol} = ${printUnion(source, commands)};`,
    `${printDoc('For each command the function that decides, and for each event the function that applies it.')}export const ${places.decider.symbol} = {
      decide: { ${table(commands)} },
      evolve: { ${table(events)} },
    } satisfies ${source.type(kernel(emission, 'Decider'))}<
      ${[places.state, places.command, places.event, places.error, places.context].map((place) => source.type(place)).join(', ')}
    >;`,
  );
  return toFile(emission, path, source);
}

function printUnion(
  source: Source,
  members: readonly { readonly file: string; readonly name: { readonly pascal: string } }[],
): string {
  return members.map((member) => source.type(inFile(member.file, member.name.pascal))).join(' | ') || 'never';
}

function printContext(emission: Emission, aggregate: AggregatePlan, source: Source): string {
  const { context } = placesOf(aggregate);
  const doc = printDoc(
    `What a decision about ${withArticle(aggregate.name.words)} may read besides the command and the state.`,
  );
  const base = `${source.type(kernel(emission, 'DecisionContext'))}<${source.type(inFile(IDS_FILE, aggregate.idName.pascal))}>`;
  if (aggregate.reads.length === 0) {
    return `${doc}export type ${context.symbol} = ${base};`;
  }
  const slots = aggregate.reads.map(
    ({ key, aggregate: read }) => `readonly ${key}?: ${source.type(placesOf(read).state)} | undefined;`,
  );
  return `${doc}export interface ${context.symbol} extends ${base} {\n${slots.join('\n')}\n}`;
}
