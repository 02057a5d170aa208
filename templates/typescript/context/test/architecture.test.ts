import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../src', import.meta.url));

/** What each layer may import: other layers of this package, and packages. */
const allowed: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: RegExp }>> = {
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
};

/** Files outside the layers wire them together: they may import every layer, and never another context. */
const wiring = { layers: Object.keys(allowed), packages: /^@sample\/(kernel|platform)$/ };

it('keeps every import within what its layer may know', async () => {
  const files = (await readdir(sources, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  const edges = (await Promise.all(files.map(importsOf))).flat();
  expect(edges.length).toBeGreaterThan(0);
  expect(edges.filter(({ from, to }) => !isAllowed(from, to))).toEqual([]);
});

async function importsOf(file: string): Promise<readonly { readonly from: string; readonly to: string }[]> {
  const text = await readFile(join(sources, file), 'utf8');
  return [...text.matchAll(/^(?:import|export|\})[^'"]*?from ['"]([^'"]+)['"]/gm)].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? posix.join(posix.dirname(file), to) : to,
  }));
}

function isAllowed(from: string, to: string): boolean {
  const { layers, packages } = allowed[from.split('/')[0] ?? ''] ?? wiring;
  if (to.endsWith('.js')) return layers.includes(to.split('/')[0] ?? '') || !from.includes('/');
  return packages.test(to);
}
