import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of ours from `node_modules/.bin` (or `node`) in the root, output passed through; its exit code. */
export function run(program, args = [], env = {}) {
  return new Promise((resolve, reject) => {
    const path = program === 'node' ? process.execPath : `${root}node_modules/.bin/${program}`;
    const child = spawn(path, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** Runs steps in order, says how long each took, and ends the process at the first that fails. */
export async function runSteps(steps) {
  for (const [name, program, args, env] of steps) {
    const startedAt = Date.now();
    const code = await run(program, args, env);
    console.log(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name}  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
    );
    if (code !== 0) process.exit(code);
  }
}
