import { provideChromium } from './provide-chromium.mjs';
import { run, runSteps } from './run.mjs';

// Everything: what `npm run check` holds, then the tests that start processes, services and browsers.
await runSteps([
  ['build', 'node', ['scripts/build.mjs', '--if-stale']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-b']],
]);

const chromium = await provideChromium();
if (chromium === undefined && process.env.CI) {
  console.error('No Chromium: in CI a skipped browser test is a failure.');
  process.exit(1);
}
const projects = ['unit', 'integration', ...(chromium === undefined ? [] : ['e2e'])];
const code = await run(
  'vitest',
  ['run', ...projects.flatMap((project) => ['--project', project])],
  chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
);
if (chromium === undefined) {
  console.log(
    'SKIPPED browser tests: no Chromium was found or could be installed. Set CHROMIUM_PATH to run them.',
  );
}
process.exit(code);
