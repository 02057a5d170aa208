import type { PrimitiveType } from '#models/metamodel/fields.ts';
import { findEntity } from '../../facts/records.ts';
import { claimKeys } from '../../names/name-registry.ts';
import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { DerivedPlan, EntityPlan, FieldPlan } from '../../plan/fields.ts';
import { type Emission, placesOf, platform, toFile } from '../../printing/emission.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { jsonPlacesOf } from '../json/aggregate.ts';
import { entityJsonPlace, importZod } from '../json/fields.ts';

/** Where what clients see of one aggregate stands. */
export function viewPlacesOf({ name }: AggregatePlan) {
  const file = `src/api/${name.kebab}/${name.kebab}-view.ts`;
  return {
    file,
    view: inFile(file, `${name.camel}View`),
    toView: inFile(file, `to${name.pascal}View`),
  } as const;
}

/** `src/api/cart/cart-view.ts`: the aggregate as clients see it, with its derived fields and those of its parts. */
export function emitApiView(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name } = aggregate;
  const places = viewPlacesOf(aggregate);
  const source = createSource(places.file);
  importZod(source, '@hono/zod-openapi');
  const state = source.type(placesOf(aggregate).state);
  const json = source.value(jsonPlacesOf(aggregate).json);
  const own = printShown(emission, source, shownDerived(aggregate, ['id', 'status']), name.camel);
  const inside = aggregate.fields.flatMap((field) => printInside(emission, source, field, name.camel));
  const shown = [...inside, ...own];
  const component = printString(`${emission.context.name.slug}.${name.slug}`);
  const schemas = shown.map(({ schema }) => schema).join('\n');
  const values = shown.map(({ value }) => value).join('\n');
  source.add(
    `${printDoc(`${name.words} as clients see it${shown.length > 0 ? ', with its derived fields' : ''}.`)}export const ${places.view.symbol} = ${json}.extend({ ${schemas} }).openapi(${component});`,
    `export function ${places.toView.symbol}(${name.camel}: ${state}) {
      return z.encode(${places.view.symbol}, ${values === '' ? name.camel : `{ ...${name.camel}, ${values} }`});
    }`,
  );
  return toFile(emission, places.file, source, [{ id: aggregate.id, symbol: places.view.symbol }]);
}

// What a derived value may be to be shown; others stay inside.
const schemas = {
  money: 'json.money',
  integer: 'z.number()',
  decimal: 'z.number()',
  duration: 'z.number()',
  boolean: 'z.boolean()',
  text: 'z.string()',
  date: 'z.string()',
  time: 'z.string()',
  email: 'z.string()',
  url: 'z.string()',
} as const satisfies Record<PrimitiveType, string>;

interface ShownDerived {
  readonly key: string;
  readonly schema: string;
  readonly derived: DerivedPlan;
}

/** What `cartTotal` works out is shown as people named it, `total`. A field of the same name comes first. */
function shownDerived(
  { derived, fields }: Pick<AggregatePlan | EntityPlan, 'derived' | 'fields'>,
  own: readonly string[],
): readonly ShownDerived[] {
  const taken = new Set([...own, ...fields.map(({ key }) => key)]);
  return derived.flatMap((each) => {
    const [key = each.place.symbol] = claimKeys([each.words]);
    const schema = each.type.kind === 'primitive' ? schemas[each.type.primitive] : undefined;
    if (schema === undefined || taken.has(key)) {
      return [];
    }
    taken.add(key);
    return [{ key, schema, derived: each }];
  });
}

/** The property in the schema, and the one in the object that is shown. */
interface ShownProperty {
  readonly schema: string;
  readonly value: string;
}

function printShown(
  emission: Emission,
  source: Source,
  shown: readonly ShownDerived[],
  variable: string,
): readonly ShownProperty[] {
  return shown.map(({ key, schema, derived }) => ({
    schema: `${printKey(key)}: ${schema.startsWith('json.') ? schema.replace('json', source.value(platform(emission, 'json'))) : schema},`,
    value: `${printKey(key)}: ${source.value(derived.place)}(${variable}),`,
  }));
}

/** A field whose entities know more than they keep; entities that may be missing are shown as they are kept. */
function printInside(
  emission: Emission,
  source: Source,
  { key, type, list, optional }: FieldPlan,
  owner: string,
): readonly ShownProperty[] {
  const entity = type.kind === 'entity' && !optional ? findEntity(emission.context, type.entity) : undefined;
  const shown = entity === undefined ? [] : shownDerived(entity, []);
  if (entity === undefined || shown.length === 0) {
    return [];
  }
  const item = list ? 'item' : `${owner}.${key}`;
  const properties = printShown(emission, source, shown, item);
  const schema = `${source.value(entityJsonPlace(entity))}.extend({ ${properties.map((each) => each.schema).join('\n')} })`;
  const value = `{ ...${item}, ${properties.map((each) => each.value).join('\n')} }`;
  return [
    list
      ? {
          schema: `${printKey(key)}: z.array(${schema}).readonly(),`,
          value: `${printKey(key)}: ${owner}.${key}.map((item) => (${value})),`,
        }
      : { schema: `${printKey(key)}: ${schema},`, value: `${printKey(key)}: ${value},` },
  ];
}
