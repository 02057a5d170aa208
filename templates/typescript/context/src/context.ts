import {
  type ContextModule,
  type ContextSurroundings,
  cleanUpStore,
  type Database,
  migrate,
  type RunningContext,
} from '@sample/platform';
import { openMailService } from './acl/mail-service/open-mail-service.js';
import { createLendingApi } from './api/lending-api.js';
import { migrations, schema } from './infrastructure/postgres/migrations.js';
import { createPostgresLendingStore } from './infrastructure/postgres/postgres-lending-store.js';
import { openLoansProjection } from './read-models/open-loans/open-loans-projection.js';
import { createSubscriptions } from './subscriptions.js';

/**
 * Opens Lending on a database: brings its schema up to date and connects its store, routes and
 * subscriptions.
 */
export async function openLending(
  database: Database,
  surroundings: ContextSurroundings,
): Promise<RunningContext> {
  await migrate(database, schema, migrations);
  const store = createPostgresLendingStore(database);
  const ports = { ...surroundings, store };
  const systems = { mailService: openMailService(surroundings.openRemote) };
  const projections = [openLoansProjection];
  return {
    name: 'lending',
    api: createLendingApi(ports),
    outbox: store.outbox,
    inbox: store.inbox,
    kept: store.kept,
    subscriptions: createSubscriptions(ports, surroundings.log, systems),
    projections,
    cleanUp: () => cleanUpStore(database, schema, projections),
  };
}

/** What a server needs to know to run Lending. */
export const lendingContext: ContextModule = {
  name: 'lending',
  title: 'Lending',
  purpose: 'Knows who has which copy, and until when.',
  publishes: ['copy.borrowed'],
  hears: ['member.admitted'],
  open: openLending,
};
