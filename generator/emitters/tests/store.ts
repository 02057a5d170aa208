import { inFile, inPackage } from '../../names/places.ts';
import { type Emission, placesOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { storePlacesOf } from '../infrastructure/stores.ts';
import { scopeOf } from '../project/copied-packages.ts';
import { examplePlaceOf, hasExample } from './examples.ts';

/** `test/orders-store.test.ts`: every repository of the context keeps to the contract, wherever it stores. */
export function emitStoreTest(emission: Emission): readonly GeneratedFile[] {
  const { context } = emission;
  const aggregates = context.aggregates.filter(hasExample);
  if (aggregates.length === 0) {
    return [];
  }
  const path = `test/${context.name.kebab}-store.test.ts`;
  const source = createSource(path);
  const testing = (symbol: string) =>
    source.value(inPackage(`${scopeOf(emission)}/platform/testing`, symbol));
  const places = storePlacesOf(emission);
  const contracts = aggregates.map((aggregate) => {
    const keys = aggregate.keys.length > 0 ? `keysOf: ${source.value(placesOf(aggregate).keys)},` : '';
    return `${testing('describeRepository')}(${printString(aggregate.plural.words)}, {
      create: async () => {
        const store = await createStore();
        return { repository: store.${aggregate.plural.camel}, outbox: store.outbox };
      },
      example: ${source.value(examplePlaceOf(aggregate))},
      toId: ${source.value(inFile(IDS_FILE, aggregate.idName.camel))},
      ${keys}
    });`;
  });
  source.add(
    `await ${testing('forEveryStore')}(
      {
        ${source.value(places.schema)},
        ${source.value(places.migrations)},
        memory: ${source.value(places.memory)},
        postgres: ${source.value(places.postgres)},
      },
      (createStore) => {
        ${contracts.join('\n\n')}
      },
    );`,
  );
  return [toFile(emission, path, source)];
}
