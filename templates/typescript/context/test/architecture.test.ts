import { fileURLToPath } from 'node:url';
import {
  findForbiddenImports,
  findImportCycles,
  type LayerRules,
  readSources,
} from '@sample/platform/testing';
import { expect, it } from 'vitest';

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

/** Records that contain each other on the board, and therefore import each other. */
const mutualRecords: readonly string[] = [];

const sources = await readSources(fileURLToPath(new URL('../src', import.meta.url)));

it('keeps every import within what its layer may know', async () => {
  expect(sources.size).toBeGreaterThan(0);
  expect(await findForbiddenImports(sources, rules)).toEqual([]);
});

it('has no import cycles', async () => {
  const cycles = await findImportCycles(sources);

  expect(cycles.filter((cycle) => !cycle.every((file) => mutualRecords.includes(file)))).toEqual([]);
});
