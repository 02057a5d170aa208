import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { KeyPlan } from '../../plan/commands.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { printExpression } from '../../printing/expressions.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { inSentence, withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';

/** `src/domain/cart/cart-keys.ts`: how one aggregate is found other than by its id, for those that have such a key. */
export function emitDomainKeys(emission: Emission, aggregate: AggregatePlan): readonly GeneratedFile[] {
  const { name, plural, keys } = aggregate;
  if (keys.length === 0) {
    return [];
  }
  const path = `${aggregate.folder}/${name.kebab}-keys.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  const uniqueKey = source.type(kernel(emission, 'UniqueKey'));
  const makers = keys.map((key) => printMaker(source, aggregate, key, uniqueKey));
  const held = keys.map((key) => printHeld(emission, source, aggregate, key));
  source.add(
    `${printDoc(`How ${withArticle(name.words)} is found other than by its id.`)}export const ${places.key.symbol} = {\n${makers.join('\n')}\n};`,
    `${printDoc(`The keys that ${withArticle(name.words)} holds in its current state. No two ${inSentence(plural.words)} hold the same key at the same time.`)}export function ${places.keys.symbol}(${name.camel}: ${source.type(places.state)}): readonly ${uniqueKey}[] {
      const keys: ${uniqueKey}[] = [];
      ${held.join('\n')}
      return keys;
    }`,
  );
  return [toFile(emission, path, source)];
}

function printMaker(source: Source, aggregate: AggregatePlan, key: KeyPlan, uniqueKey: string): string {
  const places = placesOf(aggregate);
  const fields = key.fields.map((field) => field.key);
  const picked = `Pick<${source.type(places.state)}, ${fields.map(printString).join(' | ')}>`;
  const parameter = fields.length === 0 ? '' : `${aggregate.name.camel}: ${picked}`;
  const values = fields.map((field) => `${aggregate.name.camel}.${field}`);
  return `${printKey(key.name.camel)}: (${parameter}): ${uniqueKey} => ({
    name: ${printString(key.name.kebab)},
    values: [${values.join(', ')}],
    taken: ${source.value(places.refuse)}(${printString(key.error.code)}).error,
  }),`;
}

function printHeld(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  { name, fields, when }: KeyPlan,
): string {
  const { key } = placesOf(aggregate);
  const push = `keys.push(${key.symbol}.${name.camel}(${fields.length === 0 ? '' : aggregate.name.camel}));`;
  return when === undefined ? push : `if (${printExpression(emission, source, when)}) ${push}`;
}
