import type { AggregatePlan, KeyPlan } from '../phases/plan/plan.ts';
import { printDoc, printKey, printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../phases/print/source.ts';
import { type Emission, kernel, placesOf, toFile } from './emission.ts';

/** `src/domain/cart/cart-keys.ts`: the second ways to find one aggregate, for those that have any. */
export function emitDomainKeys(emission: Emission, aggregate: AggregatePlan): readonly GeneratedFile[] {
  const { name, keys } = aggregate;
  if (keys.length === 0) {
    return [];
  }
  const path = `${aggregate.folder}/${name.kebab}-keys.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  const state = source.type(places.state);
  const uniqueKey = source.type(kernel(emission, 'UniqueKey'));
  const makers = keys.map((key) => printMaker(key, state, uniqueKey));
  source.add(
    `${printDoc(`The second ways to find ${name.words}. No two hold the same key at the same time.`)}export const ${places.keys.symbol} = {\n${makers.join('\n')}\n};`,
    `${printDoc(`The keys that ${name.words} holds in its present state.`)}export function ${places.keysHeldBy.symbol}(${name.camel}: ${state}): readonly ${uniqueKey}[] {
      const keys: ${uniqueKey}[] = [];
      ${keys.map((key) => printHeld(source, places.keys.symbol, name.camel, key)).join('\n')}
      return keys;
    }`,
  );
  return [toFile(emission, path, source)];
}

function printMaker({ name, fields }: KeyPlan, state: string, uniqueKey: string): string {
  const picked = fields.map(({ key }) => printString(key)).join(' | ');
  const values = fields.map(({ key }) => `key.${key}`).join(', ');
  const parameter = fields.length === 0 ? '' : `key: Pick<${state}, ${picked}>`;
  return `${printKey(name.camel)}: (${parameter}): ${uniqueKey} => ({ name: ${printString(name.kebab)}, values: [${values}] }),`;
}

function printHeld(source: Source, keys: string, variable: string, { name, fields, when }: KeyPlan): string {
  const push = `keys.push(${keys}.${name.camel}(${fields.length === 0 ? '' : variable}));`;
  return when === undefined ? push : `if (${source.code(when)}) ${push}`;
}
