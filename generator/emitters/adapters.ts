import type { Emission } from '../printing/emission.ts';
import type { GeneratedFile } from '../printing/source.ts';
import { emitApiCommand } from './api/command.ts';
import { emitApiLookup } from './api/lookup.ts';
import { emitApiView } from './api/view.ts';
import { emitContextApi, emitContextIndex, emitContextOpening } from './context/wiring.ts';
import {
  emitMemoryStore,
  emitMigrations,
  emitOwnMigrations,
  emitPostgresStore,
} from './infrastructure/stores.ts';
import { emitJsonAggregate } from './json/aggregate.ts';
import { emitJsonValues } from './json/values.ts';
import { emitApiTest } from './tests/api.ts';
import { emitTestExamples } from './tests/examples.ts';
import { emitStoreTest } from './tests/store.ts';

/** Everything of a context outside its domain and application: JSON, stores, HTTP, wiring, and their tests. */
export function emitContextAdapters(emission: Emission): readonly GeneratedFile[] {
  return [
    ...emitJsonValues(emission),
    ...emission.context.aggregates.flatMap((aggregate) => [
      emitJsonAggregate(emission, aggregate),
      emitApiView(emission, aggregate),
      emitApiLookup(emission, aggregate),
      ...aggregate.commands.map((command) => emitApiCommand(emission, aggregate, command)),
      emitApiTest(emission, aggregate),
    ]),
    emitMemoryStore(emission),
    emitPostgresStore(emission),
    emitMigrations(emission),
    emitOwnMigrations(emission),
    emitContextApi(emission),
    emitContextOpening(emission),
    emitContextIndex(emission),
    ...emitTestExamples(emission),
    ...emitStoreTest(emission),
  ];
}
