import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '#tests/support/wait-until.ts';

const templates = join(import.meta.dirname, '../../templates/typescript/app');

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'server-programs-'));
  for (const name of ['end-with-npm.mjs', 'run.mjs', 'dev.mjs']) {
    await cp(join(templates, name), join(project, 'apps/server', name));
  }
});
afterEach(() => rm(project, { recursive: true, force: true }));

/** Writes a file of the project. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), text);
}

describe('run.mjs', () => {
  const run = () =>
    spawnSync(process.execPath, ['apps/server/run.mjs', 'main', 'more'], { cwd: project, encoding: 'utf8' });

  it('builds, and goes on as the program that it names, with the other arguments', async () => {
    await write('node_modules/typescript/bin/tsc', "console.log('built', process.argv[2]);");
    await write('apps/server/dist/main.js', "console.log('ran', process.argv.slice(2).join());");
    await write('apps/server/package.json', '{ "type": "module" }');

    expect(run()).toMatchObject({ status: 0, stdout: 'built -b\nran more\n', stderr: 'Building ...\n' });
  });

  it('ends with the status of a build that fails', async () => {
    await write('node_modules/typescript/bin/tsc', 'process.exit(3);');

    expect(run()).toMatchObject({ status: 3, stdout: '' });
  });
});

describe('end-with-npm.mjs', () => {
  /** A shell that runs a program which never ends by itself, as npm does; with the id of the program. */
  async function start(
    env: NodeJS.ProcessEnv,
  ): Promise<{ readonly shell: ChildProcess; readonly pid: number }> {
    await write(
      'program.mjs',
      "import './apps/server/end-with-npm.mjs';\nsetInterval(() => {}, 1_000);\nconsole.log(process.pid);",
    );
    const shell = spawn('sh', ['-c', `"${process.execPath}" program.mjs; true`], { cwd: project, env });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    return { shell, pid: Number(String(line)) };
  }

  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      // There is no such process any more.
      return false;
    }
  };

  it('ends a program when the shell that npm runs it in ends', async () => {
    const { shell, pid } = await start({ ...process.env, npm_lifecycle_event: 'start' });
    expect(isAlive(pid)).toBe(true);

    shell.kill('SIGKILL');

    await waitUntil('the program to end', () => !isAlive(pid));
  });
});
