import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findBrokers } from './find-brokers.mjs';
import { findPostgres } from './find-postgres.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { root, run, runSteps } from './run.mjs';

// Everything: what `npm run check` holds, then the tests that start processes, services and browsers. What is not on
// this machine is said in one line each; in CI a skip is a failure.

await runSteps([
  ['build', 'node', ['scripts/build.mjs', '--if-stale']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-b']],
]);

const chromium = await provideChromium();
const postgres = await findPostgres();
const brokers = await findBrokers();
const hasElectron =
  existsSync(`${root}node_modules/electron/path.txt`) ||
  process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined;

const projects = [
  'unit',
  'integration',
  'generated',
  ...(chromium === undefined ? [] : ['e2e']),
  ...(hasElectron ? ['electron'] : []),
];
const resultsFile = '.cache/test-results.json';
const code = await run(
  'vitest',
  [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${resultsFile}`,
  ],
  {
    ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
    ...(postgres === undefined ? {} : { DATABASE_URL: postgres }),
    ...brokers,
  },
);

const results = JSON.parse(await readFile(`${root}${resultsFile}`, 'utf8'));
const skipped = results.numPendingTests + results.numTodoTests;
const missing = [
  ...(chromium === undefined ? ['browser tests: no Chromium; CHROMIUM_PATH names one'] : []),
  ...(postgres === undefined ? ['tests on PostgreSQL: none answers; DATABASE_URL names one'] : []),
  ...(brokers.NATS_URL === undefined ? ['tests on NATS JetStream: none answers; NATS_URL names one'] : []),
  ...(brokers.AMQP_URL === undefined ? ['tests on RabbitMQ: none answers; AMQP_URL names one'] : []),
  ...(skipped > 0 ? [`${skipped} tests that this machine cannot run; they are marked above`] : []),
];
for (const what of missing) console.log(`SKIPPED ${what}`);
if (!hasElectron) {
  console.log(
    'SKIPPED tests/electron: no Electron binary here. `npx install-electron`, then `npm test`, runs them.',
  );
}
console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed, ${skipped} skipped`);
if (process.env.CI && missing.length > 0) {
  console.error('In CI a skip is a failure.');
  process.exit(1);
}
process.exit(code);
