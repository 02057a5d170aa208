import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel } from '#models/metamodel/model.ts';
import { runningServer } from '#tests/support/running-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('[SERVER1] the example of docs/sync.md, word for word, reads a board', async () => {
  const server = await runningServer();
  await server.seedBoard({
    ...createModel('bookly' as BoardId, 'Bookly'),
    elements: { placed: { kind: 'event', text: 'Order Placed', at: [0, 0] } },
  } as ReturnType<typeof createModel>);
  const page = await readFile(join(root, 'docs/sync.md'), 'utf8');
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  // Inside the project, so that it finds the packages installed there.
  await mkdir(join(root, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, '.cache', 'example-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'example.mjs'), example.replace('127.0.0.1:4600', server.address));

  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'example.mjs')], {
    timeout: 20_000,
  });

  expect(stdout).toBe('placed: event "Order Placed"\n');
});
