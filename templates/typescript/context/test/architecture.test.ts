import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findForbiddenImports, findImportCycles, type LayerRules } from '@sample/platform/testing';
import { expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../src', import.meta.url));

/** What each layer may import: other layers of this package, and packages. Nothing imports another context. */
const rules: LayerRules = {
  layers: {
    domain: { layers: ['domain'], packages: /^@sample\/kernel$/ },
    application: {
      layers: ['application', 'acl', 'domain'],
      packages: /^@sample\/(kernel|[a-z0-9-]+-published)$/,
    },
    acl: {
      layers: ['acl', 'domain'],
      packages: /^(@sample\/(kernel|platform|[a-z0-9-]+-published)|zod)$/,
    },
    'read-models': {
      layers: ['read-models', 'acl', 'json', 'domain'],
      packages: /^(@sample\/(kernel|platform)|zod)$/,
    },
    json: { layers: ['json', 'application', 'domain'], packages: /^(@sample\/(kernel|platform)|zod)$/ },
    infrastructure: {
      layers: ['infrastructure', 'application', 'json', 'domain'],
      packages: /^@sample\/(kernel|platform)$/,
    },
    api: {
      layers: ['api', 'application', 'read-models', 'json', 'domain'],
      packages: /^(@sample\/(kernel|platform)|@hono\/zod-openapi)$/,
    },
  },
  wiring: { packages: /^@sample\/(kernel|platform)$/ },
};

/** Records that contain each other on the board, and so have to know each other. */
const mutualRecords: readonly string[] = [];

const texts = await readSources();

async function readSources(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(sources, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  return new Map(
    await Promise.all(
      files
        .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
        .map(async (file) => [file, await readFile(join(sources, file), 'utf8')] as const),
    ),
  );
}

it('keeps every import within what its layer may know', async () => {
  expect(texts.size).toBeGreaterThan(0);
  expect(await findForbiddenImports(texts, rules)).toEqual([]);
});

it('has no import cycles', async () => {
  const cycles = await findImportCycles(texts);

  expect(cycles.filter((cycle) => !cycle.every((file) => mutualRecords.includes(file)))).toEqual([]);
});
