import { existsSync } from 'node:fs';
import { provideChromium } from './provide-chromium.mjs';
import { root, run, runSteps } from './run.mjs';

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
const hasElectron =
  existsSync(`${root}node_modules/electron/path.txt`) ||
  process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined;
const projects = [
  'unit',
  'integration',
  ...(chromium === undefined ? [] : ['e2e']),
  ...(hasElectron ? ['electron'] : []),
];
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
if (!hasElectron) {
  console.log(
    'SKIPPED tests/electron: no Electron binary here. `npx install-electron`, then `npm test`, runs them.',
  );
}
process.exit(code);
