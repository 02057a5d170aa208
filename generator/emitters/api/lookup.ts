import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import { type Emission, platform, portsOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printString } from '../../printing/literals.ts';
import { toMessage } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { viewPlacesOf } from './view.ts';

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
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const [notFound] = commands.flatMap(({ presence }) =>
    presence?.needs === 'aggregate' ? [presence.error] : [],
  );
  const code = notFound?.code ?? `${name.slug}-not-found`;
  const title = notFound === undefined ? `${name.words} not found.` : toMessage(emission, notFound);
  const id = source.type(inFile(IDS_FILE, idName.pascal));
  source.add(
    `export function ${lookupPlaceOf(aggregate).symbol}(api: ${source.type(platform(emission, 'Api'))}, store: ${source.type(portsOf(emission).store)}): void {
      ${of('addLookupRoute')}(api, {
        path: ${printString(`/${plural.slug}/{id}`)},
        tag: ${printString(name.words)},
        summary: ${printString(`${name.words} by its id`)},
        id: ${of('json')}.id<${id}>(),
        view: ${source.value(view)},
        notFound: { code: ${printString(code)}, title: ${printString(title)} },
      }, async (id) => {
        const stored = await store.${plural.camel}.find(id);
        return stored && ${source.value(toView)}(stored.state);
      });
    }`,
  );
  return toFile(emission, path, source);
}
