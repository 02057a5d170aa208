import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { RecordShape } from '../../plan/fields.ts';
import { type Emission, placesOf, platform, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { entityJsonPlace, importZod, inOrderOfUse, type JsonScope, printJsonProperties } from './fields.ts';

/** Where the JSON forms of one aggregate stand. */
export function jsonPlacesOf({ name, folder }: Pick<AggregatePlan, 'name' | 'folder'>) {
  const file = `src/json/${folder.split('/').at(-1)}-json.ts`;
  return {
    json: inFile(file, `${name.camel}Json`),
    record: inFile(file, `${name.camel}Record`),
    file,
  } as const;
}

/** `src/json/cart-json.ts`: an aggregate and the entities in it as JSON. */
export function emitJsonAggregate(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, lifecycle } = aggregate;
  const places = jsonPlacesOf(aggregate);
  const source = createSource(places.file);
  importZod(source, 'zod');
  const entities = inOrderOfUse<RecordShape>(aggregate.entities, partsOf);
  const later = new Set(entities.map(({ file }) => file));
  const scope: JsonScope = { emission, source, side: 'kept', later };
  for (const entity of entities) {
    source.add(
      `export const ${entityJsonPlace(entity).symbol} = z.object({ ${printJsonProperties(scope, entity.fields)} });`,
    );
    later.delete(entity.file);
  }
  const json = source.value(platform(emission, 'json'));
  const status = lifecycle && `status: z.enum([${lifecycle.states.map(printString).join(', ')}]),`;
  source.add(
    `${printDoc(`${name.words} as JSON, without its derived fields.`)}export const ${places.json.symbol} = z.object({
      id: ${json}.id<${source.type(inFile(IDS_FILE, aggregate.idName.pascal))}>(),
      ${status ?? ''}
      ${printJsonProperties(scope, aggregate.fields)}
    });`,
    `${printDoc(`${name.words} as it is stored.`)}export const ${places.record.symbol} = ${source.value(platform(emission, 'recordOf'))}<${source.type(placesOf(aggregate).state)}>(${places.json.symbol});`,
  );
  return toFile(emission, places.file, source, [{ id: aggregate.id, symbol: places.json.symbol }]);
}

function partsOf({ fields }: RecordShape): readonly RecordShape[] {
  return fields.flatMap(({ type }) => (type.kind === 'entity' ? [type.entity] : []));
}
