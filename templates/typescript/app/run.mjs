import { spawnSync } from 'node:child_process';
import './end-with-npm.mjs';

// Builds, then goes on as the program that is named first: "node apps/server/run.mjs main".
const [program] = process.argv.splice(2, 1);
console.error('Building ...');
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
await import(`./dist/${program}.js`);
