import type { AggregatePlan } from '../phases/plan/plan.ts';
import { printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, inFile, inPackage } from '../phases/print/source.ts';
import { viewPlacesOf } from './api-view.ts';
import { type Emission, platform, portsOf, toFile, toMessage } from './emission.ts';
import { IDS_FILE } from './field-types.ts';
import { importZod } from './json-fields.ts';

/** Where the route that shows one aggregate stands. */
export function lookupPlaceOf({ name }: AggregatePlan) {
  return inFile(fileOf(name), `add${name.pascal}Lookup`);
}

function fileOf({ kebab }: AggregatePlan['name']): string {
  return `src/api/${kebab}/${kebab}-lookup.ts`;
}

/** `src/api/cart/cart-lookup.ts`: GET one by its id. */
export function emitApiLookup(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, plural, idName, commands } = aggregate;
  const { view, toView } = viewPlacesOf(aggregate);
  const path = fileOf(name);
  const source = createSource(path);
  importZod(source, '@hono/zod-openapi');
  const createRoute = source.value(inPackage('@hono/zod-openapi', 'createRoute'));
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const notFound = commands.find(({ creates }) => creates === 'never')?.notFound;
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
      responses: ${of('findResponses')}(${source.value(view)}),
    });`,
    `export function ${lookupPlaceOf(aggregate).symbol}(api: ${source.type(platform(emission, 'Api'))}, store: ${source.type(portsOf(emission).store)}): void {
      api.openapi(route, async (c) => {
        const stored = await store.${plural.camel}.find(c.req.valid('param').id);
        if (!stored) return ${of('respondProblem')}(c, 404, { code: ${printString(code)}, title: ${printString(title)} });
        return c.json(${source.value(toView)}(stored.state), 200);
      });
    }`,
  );
  return toFile(emission, path, source);
}
