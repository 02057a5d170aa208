import { resolve } from 'node:path';
import { expect, it, vi } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';

const locked = vi.hoisted(() => () => {
  const handler: ProxyHandler<object> = {
    get: (_target, name) => () => {
      throw new Error(`The generator asked the disk or a process: ${String(name)}`);
    },
    has: () => true,
  };
  const locks = new Proxy({}, handler);
  const names = [
    'readFile',
    'readFileSync',
    'readdirSync',
    'writeFile',
    'writeFileSync',
    'existsSync',
    'mkdir',
    'mkdtemp',
  ];
  const more = [
    'lstat',
    'stat',
    'readdir',
    'realpath',
    'rename',
    'rm',
    'rmdir',
    'symlink',
    'unlink',
    'spawn',
  ];
  return Object.fromEntries([...names, ...more].map((name) => [name, Reflect.get(locks, name)]));
});

vi.mock('node:fs', locked);
vi.mock('node:fs/promises', locked);
vi.mock('node:child_process', locked);

it('[GEN2] generates with disk and processes locked away', async () => {
  const { readFileSync, readdirSync } = await vi.importActual<typeof import('node:fs')>('node:fs');
  const root = resolve(import.meta.dirname, '../../templates/typescript');
  const templates = new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const),
  );
  const board = readBoardFile(
    readFileSync(`${import.meta.dirname}/../../models/samples/bookly.storm.json`, 'utf8'),
  );
  if (!board.ok) {
    throw new Error(board.error.message);
  }

  const { files } = generateFiles(board.value.model, templates, ({ words }) => words === 'Orders');

  expect(files.length).toBeGreaterThan(100);
});
