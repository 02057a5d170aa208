import { toOneLine } from '../../names/one-line.ts';
import { inFile } from '../../names/places.ts';
import { type Emission, placesOf, platform, portsOf, toFile } from '../../printing/emission.ts';
import { compareNaturally } from '../../printing/import-order.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { systemPlacesOf } from '../acl/systems.ts';
import { routePlacesOf } from '../api/command.ts';
import { lookupPlaceOf } from '../api/lookup.ts';
import { storePlacesOf } from '../infrastructure/stores.ts';
import { readModelPlacesOf } from '../read-models/read-models.ts';
import { createSubscriptions } from './subscriptions.ts';

/** Where a context is put together. */
export function wiringPlacesOf({ context }: Emission) {
  const { kebab, pascal, camel } = context.name;
  return {
    createApi: inFile(`src/api/${kebab}-api.ts`, `create${pascal}Api`),
    open: inFile('src/context.ts', `open${pascal}`),
    module: inFile('src/context.ts', `${camel}Context`),
  } as const;
}

/** `src/api/orders-api.ts`: all routes of the context. */
export function emitContextApi(emission: Emission): GeneratedFile {
  const { context } = emission;
  const path = `src/api/${context.name.kebab}-api.ts`;
  const source = createSource(path);
  const routes = context.aggregates.map((aggregate) => {
    const { createHandler } = placesOf(aggregate);
    const handle = `handle${aggregate.name.pascal}`;
    const commands = aggregate.commands.map(
      (command) => `${source.value(routePlacesOf(aggregate, command).add)}(api, ${handle});`,
    );
    const create = commands.length > 0 ? [`const ${handle} = ${source.value(createHandler)}(ports);`] : [];
    return [...create, ...commands, `${source.value(lookupPlaceOf(aggregate))}(api, ports.store);`].join(
      '\n',
    );
  });
  for (const readModel of context.reactions.readModels.filter(({ queries }) => queries.length > 0)) {
    routes.push(`${source.value(readModelPlacesOf(readModel).routes)}(api, ports.store);`);
  }
  const api = source.type(platform(emission, 'Api'));
  source.add(
    `${printDoc(`${context.name.words} over HTTP.`)}export function ${wiringPlacesOf(emission).createApi.symbol}(${routes.length > 0 ? 'ports' : '_ports'}: ${source.type(portsOf(emission).ports)}): ${api} {
      const api = ${source.value(platform(emission, 'createApi'))}();
      ${routes.join('\n')}
      return api;
    }`,
  );
  return toFile(emission, path, source);
}

/** `src/context.ts`: brings the context up on a database. */
export function emitContextOpening(emission: Emission): GeneratedFile {
  const { context } = emission;
  const path = 'src/context.ts';
  const source = createSource(path);
  const places = storePlacesOf(emission);
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const typeOf = (symbol: string) => source.type(platform(emission, symbol));
  const { reactions } = context;
  const systems = reactions.systems.map(
    (system) =>
      `${system.name.camel}: ${source.value(systemPlacesOf(system).open)}(surroundings.openRemote),`,
  );
  const subscribed = [
    'ports',
    ...(reactions.policies.length > 0 ? ['surroundings.log'] : []),
    ...(systems.length > 0 ? ['systems'] : []),
  ];
  const hears = reactions.heard.flatMap(({ upstream, wireName }) =>
    upstream === undefined ? [] : [printString(wireName)],
  );
  const projections = reactions.readModels.map((readModel) =>
    source.value(readModelPlacesOf(readModel).projection),
  );
  source.add(
    `${printDoc(`Opens ${context.name.words} on a database: brings its schema up to date and connects its store, routes and subscriptions.`)}export async function ${wiringPlacesOf(emission).open.symbol}(
      database: ${typeOf('Database')},
      surroundings: ${typeOf('ContextSurroundings')},
    ): Promise<${typeOf('RunningContext')}> {
      await ${of('migrate')}(database, ${source.value(places.schema)}, ${source.value(places.migrations)});
      const store = ${source.value(places.postgres)}(database);
      const ports = { ...surroundings, store };
      ${systems.length === 0 ? '' : `const systems = { ${systems.join('\n')} };`}
      ${projections.length === 0 ? '' : `const projections = [${projections.join(', ')}];`}
      return {
        name: ${printString(context.name.slug)},
        api: ${source.value(wiringPlacesOf(emission).createApi)}(ports),
        outbox: store.outbox,
        inbox: store.inbox,
        kept: store.kept,
        subscriptions: ${source.value(createSubscriptions)}(${subscribed.join(', ')}),
        ${projections.length === 0 ? 'projections: []' : 'projections'},
        cleanUp: () => ${of('cleanUpStore')}(database, ${source.value(places.schema)}, ${projections.length === 0 ? '[]' : 'projections'}),
      };
    }`,
    `${printDoc(`What a server needs to know to run ${context.name.words}.`)}export const ${wiringPlacesOf(emission).module.symbol}: ${typeOf('ContextModule')} = {
      name: ${printString(context.name.slug)},
      title: ${printString(context.name.words)},
      ${context.purpose === undefined ? '' : `purpose: ${printString(toOneLine(context.purpose))},`}
      publishes: [${context.published.map(({ wireName }) => printString(wireName)).join(', ')}],
      hears: [${hears.join(', ')}],
      open: ${wiringPlacesOf(emission).open.symbol},
    };`,
  );
  return toFile(emission, path, source);
}

/** `src/index.ts`: what other packages may import. */
export function emitContextIndex(emission: Emission): GeneratedFile {
  const { context } = emission;
  const { store, ports } = portsOf(emission);
  const { memory } = storePlacesOf(emission);
  const { createApi, module } = wiringPlacesOf(emission);
  const { kebab } = context.name;
  const lines = [
    `export { ${createApi.symbol} } from './api/${kebab}-api.js';`,
    `export type { ${[ports.symbol, store.symbol].sort(compareNaturally).join(', ')} } from './application/ports.js';`,
    `export { ${module.symbol} } from './context.js';`,
    `export { ${memory.symbol} } from './infrastructure/memory/memory-${kebab}-store.js';`,
  ];
  return {
    path: `${context.folder}/src/index.ts`,
    text: `${lines.join('\n')}\n`,
    elements: [],
    ownership: 'whole',
  };
}
