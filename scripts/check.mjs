import { runSteps } from './run.mjs';

// What must hold before every commit, in about a minute: format and lint, types, unit and architecture tests.
await runSteps([
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-b']],
  ['unit and architecture tests', 'vitest', ['run', '--project', 'unit']],
]);
