import { spawn, spawnSync } from 'node:child_process';
import './end-with-npm.mjs';

// Compiles on every change, and restarts the server when the compiled code has changed.
const compiler = 'node_modules/typescript/bin/tsc';
const isWindows = process.platform === 'win32';

console.error('Building ...');
spawnSync(process.execPath, [compiler, '-b'], { stdio: 'inherit' });

/**
 * Each program gets a process group of its own, because the compiler's launcher starts another program, which would outlive it.
 * @param {string[]} args
 */
const start = (...args) =>
  spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !isWindows });
const children = [
  start(compiler, '-b', '--watch', '--preserveWatchOutput'),
  start('--watch', 'apps/server/dist/main.js'),
];

/** @param {import('node:child_process').ChildProcess} child */
function end({ pid }) {
  if (pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // The group has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function endAll() {
  for (const child of children) end(child);
}

for (const child of children) child.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endAll);
