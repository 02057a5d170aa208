import { randomUUID } from 'node:crypto';
import { systemClock } from '@sample/kernel';
import { createLog, rebuildReadModel } from '@sample/platform';
import { ConfigurationError, readConfiguration } from './configuration.js';
import { contexts } from './contexts.js';
import { openDatabase } from './open-database.js';
import { createRemotes } from './remotes.js';

// A whole read model is written at once.
const statementWithinMs = 3_600_000;

/**
 * Builds read models again: `npm run rebuild -- <context> [<read model>] [--force]`. Servers may run on the same database, unless
 * they know the read model otherwise; their messages wait meanwhile. With `--force` it goes without messages that cannot be read.
 */
const force = process.argv.includes('--force');
const [contextName = '', readModel] = process.argv.slice(2).filter((argument) => argument !== '--force');
try {
  await rebuild();
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
}

async function rebuild(): Promise<void> {
  const module = contexts.find(({ name }) => name === contextName);
  if (module === undefined) {
    const names = contexts.map(({ name }) => name).join(', ');
    throw new ConfigurationError(
      `Say which context: ${names}. "${contextName}" is none. Nothing was changed.`,
    );
  }
  const configuration = readConfiguration(process.env);
  const log = createLog(() => undefined, systemClock.now);
  const database = await openDatabase(configuration, { statementWithinMs });
  try {
    const { open: openRemote } = createRemotes(process.env, log, false);
    const surroundings = { clock: systemClock, createId: () => randomUUID(), log, openRemote };
    const context = await module.open(database, surroundings);
    const known = context.projections.map(({ name }) => name.replace('read-model/', ''));
    for (const name of readModel === undefined ? known : [readModel]) {
      const rebuilt = await rebuildReadModel(context, name, { force });
      if (rebuilt === undefined) {
        throw new ConfigurationError(
          `${contextName} has no read model "${name}". There are: ${known.join(', ')}. Nothing was changed.`,
        );
      }
      const { rows, leftOut, isReplaced } = rebuilt;
      if (isReplaced) {
        const omission = leftOut === 0 ? '' : `; ${leftOut} messages cannot be read and were left out`;
        console.log(`${contextName}/${name}: ${rows} rows${omission}`);
      } else {
        console.error(
          `${contextName}/${name}: ${leftOut} messages cannot be read, so its rows are as they were. What is parked says why. To go without these messages, add --force.`,
        );
        process.exitCode = 1;
      }
    }
  } finally {
    await database.close();
  }
}
