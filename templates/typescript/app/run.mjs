import { spawnSync } from 'node:child_process';
import './end-with-npm.mjs';

// Builds, and then runs the program that the first argument names: "node apps/server/run.mjs main".
const [program] = process.argv.splice(2, 1);
console.error('Building ...');
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
await import(`./dist/${program}.js`);
