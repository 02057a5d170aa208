import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import type { GeneratedFile } from '#generator/printing/source.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { designedModel } from '#tests/support/arbitrary-design.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findImportCycles } from '../../templates/typescript/platform/src/testing/import-cycles.ts';

const templates = loadTemplates();

/** The import cycles of every generated package, without those that its own test lets pass. */
async function cyclesOf(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const packages = new Map<string, Map<string, string>>();
  for (const { path, text } of files) {
    const [, folder, file] = /^((?:packages|apps)\/[^/]+\/src)\/(.+\.ts)$/.exec(path) ?? [];
    if (folder === undefined || file === undefined) continue;
    packages.set(folder, (packages.get(folder) ?? new Map()).set(file, text));
  }
  expect(packages.size).toBeGreaterThan(3);
  const cycles: string[] = [];
  for (const [folder, sources] of packages) {
    const test = files.find(({ path }) => path === folder.replace(/src$/, 'test/architecture.test.ts'))?.text;
    const mutual = /const mutualRecords[^=]*= \[([^\]]*)\]/.exec(test ?? '')?.[1] ?? '';
    for (const cycle of await findImportCycles(sources)) {
      if (!cycle.every((file) => mutual.includes(`'${file}'`)))
        cycles.push(`${folder}: ${cycle.join(' -> ')}`);
    }
  }
  return cycles;
}

test('the code of Bookly has no import cycles', async () => {
  const { files } = generateFiles(readShippedBoard('models/samples/bookly.storm.json'), templates);
  expect(await cyclesOf(files)).toEqual([]);
});

test('the code of random boards has no import cycles', async () => {
  const seeds = fc.sample(fc.noBias(fc.nat()), { seed: 2026, numRuns: 8 });
  for (const seed of seeds) {
    const { files } = generateFiles(designedModel(seed), templates);
    expect({ seed, cycles: await cyclesOf(files) }).toEqual({ seed, cycles: [] });
  }
});

it('lets records know each other that contain each other', async () => {
  const other = (of: string) => ({ type: 'value', name: 'other', of, optional: true });
  const board = cartBoard({
    cart: {
      fields: [other('twin')],
      entities: [
        { name: 'Line', fields: [{ type: 'entity', name: 'parts', of: 'Part', list: true }] },
        { name: 'Part', fields: [{ type: 'entity', name: 'lines', of: 'Line', list: true }] },
      ],
    },
  });
  const values = {
    twin: { name: 'Twin', fields: [other('brother')] },
    brother: { name: 'Brother', fields: [other('twin')] },
  };

  const { files } = generateFiles({ ...board, values } as unknown as Model, templates);

  expect(files.filter(({ path }) => /values\/(twin|brother)\.ts$/.test(path))).toHaveLength(2);
  expect(await cyclesOf(files)).toEqual([]);
});
