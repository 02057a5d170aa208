import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GenerationReport, generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of the sample project that show what a board becomes. */
const folders = {
  'packages/lending/src/': 'templates/typescript/context/src/',
  'packages/lending/test/': 'templates/typescript/context/test/',
  'packages/lending-published/src/': 'templates/typescript/published/src/',
  'packages/membership-published/src/': 'templates/typescript/upstream-published/src/',
} as const;

/** Where the sample keeps a generated file, if it does. */
function findSample(path: string): string | undefined {
  const [from, to] = Object.entries(folders).find(([folder]) => path.startsWith(folder)) ?? [];
  return from === undefined || to === undefined || path.endsWith('.json')
    ? undefined
    : join(root, to, path.slice(from.length));
}

describe('the sample context', () => {
  let outputFolder: string;
  let report: GenerationReport;

  beforeAll(async () => {
    outputFolder = await mkdtemp(join(tmpdir(), 'sample-'));
    const board = readBoardFile(await readFile(join(root, 'tests/templates/lending.storm.json'), 'utf8'));
    if (!board.ok) throw new Error(board.error.message);
    const generated = await generate({ model: board.value.model, outputFolder });
    if (!generated.ok) throw new Error(generated.error.message);
    report = generated.value;
  });

  afterAll(() => rm(outputFolder, { recursive: true, force: true }));

  // What the emitters print stands in our own tree: it is compiled and tested there, and a change of an emitter shows as
  // a change of code. `npx vitest run -u tests/templates` takes a change over.
  it('is what its board becomes, byte for byte', async () => {
    const kept = report.written.flatMap((path) => {
      const sample = findSample(path);
      return sample === undefined ? [] : [{ path, sample }];
    });
    expect(kept.length).toBeGreaterThan(30);
    for (const { path, sample } of kept) {
      await expect(await readFile(join(outputFolder, path), 'utf8')).toMatchFileSnapshot(sample);
    }
  });

  it('depends on nothing of ours', async () => {
    const texts = await Promise.all(
      report.written
        .filter((path) => /(\.ts|package\.json)$/.test(path))
        .map(async (path) => ({ path, text: await readFile(join(outputFolder, path), 'utf8') })),
    );
    const ours = /stormwright|\/work\//i;
    expect(texts.filter(({ text }) => ours.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
