import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findForbiddenImports, type LayerRules } from '@sample/platform/testing';
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

it('keeps every import within what its layer may know', async () => {
  const files = (await readdir(sources, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(join(sources, file), 'utf8')] as const),
  );

  expect(files.length).toBeGreaterThan(0);
  expect(await findForbiddenImports(new Map(texts), rules)).toEqual([]);
});
