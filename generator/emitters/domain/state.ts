import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import { type Emission, toFile } from '../../printing/emission.ts';
import { IDS_FILE, printOptions, printProperties } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { printDerived } from './derived.ts';

/** `src/domain/cart/cart.ts`: the state, what is known of it before the first event, and its derived fields. */
export function emitDomainState(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, lifecycle } = aggregate;
  const path = `${aggregate.folder}/${name.kebab}.ts`;
  const source = createSource(path);
  const id = source.type(inFile(IDS_FILE, aggregate.idName.pascal));

  if (lifecycle) {
    source.add(`export type ${lifecycle.statusType.symbol} = ${printOptions(lifecycle.states)};`);
  }
  source.add(
    `${printDoc(aggregate.description)}export interface ${name.pascal} {
      readonly id: ${id};
      ${lifecycle ? `readonly status: ${lifecycle.statusType.symbol};` : ''}
      ${printProperties(source, emission.project.kernelPackage, aggregate.fields)}
    }`,
    ...printBeginning(aggregate, id),
    ...aggregate.derived.map((derived) =>
      printDerived(
        emission,
        source,
        derived,
        name.camel,
        derived.knownAtStart ? `New${name.pascal}` : name.pascal,
      ),
    ),
  );
  return toFile(emission, path, source, [{ id: aggregate.id, symbol: name.pascal }]);
}

function printBeginning(
  { name, knownAtStart, fields, lifecycle }: AggregatePlan,
  id: string,
): readonly string[] {
  const known = ['id', ...knownAtStart].map(printString).join(' | ');
  const lists = fields
    .filter((field) => field.list && !field.optional)
    .map((field) => `${printKey(field.key)}: [],`);
  return [
    `${printDoc(`What is known of ${withArticle(name.words)} before its first event.`)}export type New${name.pascal} = Pick<${name.pascal}, ${known}>;`,
    `export function new${name.pascal}(id: ${id}): New${name.pascal} {
      return { id, ${lifecycle ? `status: ${printString(lifecycle.initial)},` : ''} ${lists.join(' ')} };
    }`,
  ];
}
