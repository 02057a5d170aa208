import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { ContextPlan } from '../../plan/context.ts';
import { type Emission, placesOf, platform, portsOf, toFile } from '../../printing/emission.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { jsonPlacesOf } from '../json/aggregate.ts';

/** Where the stores of a context stand. */
export function storePlacesOf({ context }: Emission) {
  const { kebab, pascal } = context.name;
  return {
    memory: inFile(`src/infrastructure/memory/memory-${kebab}-store.ts`, `createMemory${pascal}Store`),
    postgres: inFile(
      `src/infrastructure/postgres/postgres-${kebab}-store.ts`,
      `createPostgres${pascal}Store`,
    ),
    schema: inFile('src/infrastructure/postgres/migrations.ts', 'schema'),
    migrations: inFile('src/infrastructure/postgres/migrations.ts', 'migrations'),
    ownMigrations: inFile('src/infrastructure/postgres/own-migrations.ts', 'ownMigrations'),
  } as const;
}

/** `src/infrastructure/memory/memory-orders-store.ts` */
export function emitMemoryStore(emission: Emission): GeneratedFile {
  const { context } = emission;
  const { file, symbol } = fileOf(storePlacesOf(emission).memory);
  const source = createSource(file);
  const repositories = context.aggregates.map((aggregate) => {
    const keys = aggregate.keys.length > 0 ? source.value(placesOf(aggregate).keys) : '';
    return `${aggregate.plural.camel}: store.repository(${keys}),`;
  });
  source.add(
    `${printDoc(`The storage of ${context.name.words} in memory, for tests.`)}export function ${symbol}(): ${source.type(portsOf(emission).store)} {
      const store = ${source.value(platform(emission, 'createMemoryStore'))}();
      return { ${[...repositories, 'outbox: store.outbox,', 'inbox: store.inbox,', 'kept: store.kept,'].join('\n')} };
    }`,
  );
  return toFile(emission, file, source);
}

/** `src/infrastructure/postgres/postgres-orders-store.ts` */
export function emitPostgresStore(emission: Emission): GeneratedFile {
  const { context } = emission;
  const places = storePlacesOf(emission);
  const { file, symbol } = fileOf(places.postgres);
  const source = createSource(file);
  const schema = source.value(places.schema);
  const create = source.value(platform(emission, 'createPostgresRepository'));
  const repositories = context.aggregates.map((aggregate) => {
    const record = source.value(jsonPlacesOf(aggregate).record);
    const keys = aggregate.keys.length > 0 ? `keysOf: ${source.value(placesOf(aggregate).keys)},` : '';
    return `${aggregate.plural.camel}: ${create}({
      database, ${schema}, table: ${printString(tableOf(context, aggregate))}, record: ${record}, ${keys}
    }),`;
  });
  const messaging = ['Outbox', 'Inbox', 'Kept'].map(
    (part) =>
      `${part.toLowerCase()}: ${source.value(platform(emission, `createPostgres${part}`))}(database, ${schema}),`,
  );
  source.add(
    `${printDoc(`The storage of ${context.name.words}, in a PostgreSQL schema of its own.`)}export function ${symbol}(database: ${source.type(platform(emission, 'Database'))}): ${source.type(portsOf(emission).store)} {
      return { ${[...repositories, ...messaging].join('\n')} };
    }`,
  );
  return toFile(emission, file, source);
}

/** `src/infrastructure/postgres/migrations.ts` */
export function emitMigrations(emission: Emission): GeneratedFile {
  const { context } = emission;
  const { file, symbol } = fileOf(storePlacesOf(emission).migrations);
  const source = createSource(file);
  const table = context.aggregates.length > 0 && source.value(platform(emission, 'aggregateMigration'));
  const migrations = [
    ...['storeMigration', 'outboxMigration'].map(
      (each) => `${source.value(platform(emission, each))}(schema),`,
    ),
    ...context.aggregates.map((each) => `${table}(schema, ${printString(tableOf(context, each))}),`),
  ];
  migrations.push(`...${source.value(storePlacesOf(emission).ownMigrations)},`);
  source.add(
    `${printDoc('The schema of this context. No other context reads it.')}export const schema = ${printString(context.sqlSchema)};`,
    `${printDoc('Brings the schema up to date: first the generated tables, then your own migrations.')}export const ${symbol}: readonly ${source.type(platform(emission, 'Migration'))}[] = [ ${migrations.join('\n')} ];`,
  );
  return toFile(emission, file, source);
}

/** `src/infrastructure/postgres/own-migrations.ts`: the developers' own. */
export function emitOwnMigrations(emission: Emission): GeneratedFile {
  const { context } = emission;
  const { file, symbol } = fileOf(storePlacesOf(emission).ownMigrations);
  const source = createSource(file);
  const [aggregate] = context.aggregates;
  const table = `"${context.sqlSchema}"."${aggregate === undefined ? 'kept' : tableOf(context, aggregate)}"`;
  const example = `{ id: '2026-03-channel', statements: [\`update ${table} set state = state || '{"channel": "web"}'\`] }`;
  source.add(
    `${printDoc(
      'Your own migrations. They run after the tables are created. This file belongs to you: once you have changed it, it is not generated again. Add migrations at the end and never change one that has run, because it does not run again.',
      'States are stored as JSON and read strictly. When a required field is added, or a field is renamed, a migration has to add it to the stored states.',
    )}export const ${symbol}: readonly ${source.type(platform(emission, 'Migration'))}[] = [
      // ${example},
    ];`,
  );
  return { ...toFile(emission, file, source), ownership: 'seed' };
}

/** Planned for every aggregate of the context. */
function tableOf({ tables }: ContextPlan, { id }: AggregatePlan): string {
  return tables.get(id) ?? '';
}

function fileOf(place: ReturnType<typeof inFile>): { readonly file: string; readonly symbol: string } {
  if (!('file' in place.from)) {
    throw new Error(`${place.symbol} is not in a file.`);
  }
  return { file: place.from.file, symbol: place.symbol };
}
