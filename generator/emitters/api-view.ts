import type { AggregatePlan, DerivedPlan } from '../phases/plan/plan.ts';
import { printDoc, printKey, printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, inFile } from '../phases/print/source.ts';
import { type Emission, placesOf, platform, portsOf, toFile, toMessage } from './emission.ts';
import { IDS_FILE } from './field-types.ts';
import { jsonPlacesOf } from './json-aggregate.ts';
import { importZod } from './json-fields.ts';

/** Where what clients see of one aggregate stands. */
function viewPlacesOf({ name }: AggregatePlan) {
  const folder = `src/api/${name.kebab}`;
  return {
    view: inFile(`${folder}/${name.kebab}-view.ts`, `${name.camel}View`),
    toView: inFile(`${folder}/${name.kebab}-view.ts`, `to${name.pascal}View`),
    lookup: inFile(`${folder}/${name.kebab}-lookup.ts`, `add${name.pascal}Lookup`),
  } as const;
}

export function lookupPlaceOf(aggregate: AggregatePlan) {
  return viewPlacesOf(aggregate).lookup;
}

/** `src/api/cart/cart-view.ts`: the aggregate as clients see it, with what follows from it. */
export function emitApiView(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name } = aggregate;
  const places = viewPlacesOf(aggregate);
  const path = `src/api/${name.kebab}/${name.kebab}-view.ts`;
  const source = createSource(path);
  importZod(source, '@hono/zod-openapi');
  const state = source.type(placesOf(aggregate).state);
  const json = source.value(jsonPlacesOf(aggregate).json);
  const shown = shownDerived(aggregate);
  const schemas = shown.map(({ key, schema }) => `${printKey(key)}: ${printSchema(schema)},`);
  const values = shown.map(
    ({ key, derived }) => `${printKey(key)}: ${source.value(derived.place)}(${name.camel}),`,
  );
  const component = printString(`${emission.context.name.slug}.${name.slug}`);
  source.add(
    `${printDoc(`${name.words} as clients see it${shown.length > 0 ? ', with what follows from it' : ''}.`)}export const ${places.view.symbol} = ${json}.extend({ ${schemas.join('\n')} }).openapi(${component});`,
    `export function ${places.toView.symbol}(${name.camel}: ${state}) {
      return z.encode(${places.view.symbol}, ${values.length > 0 ? `{ ...${name.camel}, ${values.join(' ')} }` : name.camel});
    }`,
  );
  return toFile(emission, path, source, [{ id: aggregate.id, symbol: places.view.symbol }]);

  function printSchema(schema: string): string {
    return schema.startsWith('json.')
      ? schema.replace('json', source.value(platform(emission, 'json')))
      : schema;
  }
}

// What a derived value may be to be shown; others stay inside.
const schemaOfType: Readonly<Record<string, string>> = {
  Money: 'json.money',
  number: 'z.number()',
  string: 'z.string()',
  boolean: 'z.boolean()',
};

interface ShownDerived {
  readonly key: string;
  readonly schema: string;
  readonly derived: DerivedPlan;
}

/** `cartTotal` is shown as `total`. A field of the same name comes first. */
function shownDerived({ name, derived, fields }: AggregatePlan): readonly ShownDerived[] {
  const taken = new Set(['id', 'status', ...fields.map(({ key }) => key)]);
  return derived.flatMap((each) => {
    const { symbol } = each.place;
    const rest = symbol.startsWith(name.camel) ? symbol.slice(name.camel.length) : '';
    const key = rest === '' ? symbol : `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
    const schema = schemaOfType[each.type.code];
    if (schema === undefined || taken.has(key)) {
      return [];
    }
    taken.add(key);
    return [{ key, schema, derived: each }];
  });
}

/** `src/api/cart/cart-lookup.ts`: GET one by its id. */
export function emitApiLookup(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, plural, idName } = aggregate;
  const places = viewPlacesOf(aggregate);
  const path = `src/api/${name.kebab}/${name.kebab}-lookup.ts`;
  const source = createSource(path);
  importZod(source, '@hono/zod-openapi');
  const createRoute = source.value({ symbol: 'createRoute', from: { package: '@hono/zod-openapi' } });
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const notFound = aggregate.errors.find(({ kind }) => kind === 'not-found');
  const code = notFound?.code ?? `${name.slug}-not-found`;
  const title = notFound === undefined ? `${name.words} not found.` : toMessage(notFound);
  const id = source.type(inFile(IDS_FILE, idName.pascal));
  source.add(
    `const route = ${createRoute}({
      method: 'get',
      path: ${printString(`/${plural.slug}/{id}`)},
      tags: [${printString(name.words)}],
      summary: ${printString(`Look at: ${name.words}`)},
      request: { params: z.object({ id: ${of('json')}.id<${id}>() }) },
      responses: ${of('findResponses')}(${source.value(places.view)}),
    });`,
    `export function ${places.lookup.symbol}(api: ${source.type(platform(emission, 'Api'))}, store: ${source.type(portsOf(emission).store)}): void {
      api.openapi(route, async (c) => {
        const stored = await store.${plural.camel}.find(c.req.valid('param').id);
        if (!stored) return ${of('respondProblem')}(c, 404, { code: ${printString(code)}, title: ${printString(title)} });
        return c.json(${source.value(places.toView)}(stored.state), 200);
      });
    }`,
  );
  return toFile(emission, path, source);
}
