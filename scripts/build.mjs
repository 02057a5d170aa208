import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { linkCommand } from './link-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const gzipped = promisify(gzip);
const smallestPacked = 20_000;

/** What is built, from which folders, and how. Everything lands in `dist/`. */
const PRODUCTS = {
  node: {
    sources: [
      'models',
      'generator',
      'app/shared',
      'app/server',
      'app/desktop',
      'app/main',
      'app/preload',
      'app/cli',
    ],
    build: buildNode,
  },
  renderer: {
    sources: ['models', 'generator', 'templates', 'app/shared', 'app/renderer'],
    build: buildRenderer,
  },
};

// Native code, programs that are started as processes, and what is large and seldom needed stay outside the build.
const external = ['electron', 'classic-level', 'typescript', '@biomejs/biome'];

/** Node programs, bundled with their packages: reading one file instead of hundreds halves the time to start. */
async function buildNode() {
  const { build } = await import('vite');
  const entries = {
    cli: 'app/cli/main.ts',
    'desktop/main': 'app/main/main.ts',
    'desktop/server-process': 'app/desktop/server-process.ts',
  };
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: false,
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  // A sandboxed preload script may not import anything: one CommonJS file.
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      target: 'chrome140',
      outDir: 'dist/desktop',
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: 'app/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

async function buildRenderer() {
  const { build } = await import('vite');
  await build({ configFile: `${root}app/renderer/vite.config.ts`, logLevel: 'warn' });
  await packAssets(`${root}dist/renderer/assets`);
}

/** What is worth it is served packed: the formatter of the code panel has 35 MB, and workshops have slow networks. */
async function packAssets(folder) {
  for (const name of await readdir(folder)) {
    const content = await readFile(`${folder}/${name}`);
    if (content.length < smallestPacked || !/\.(js|css|wasm)$/.test(name)) continue;
    await writeFile(`${folder}/${name}.gz`, await gzipped(content));
  }
}

/** The newest change below some folders, in milliseconds since the epoch. */
async function newestChange(folders) {
  const times = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(`${root}${folder}`, { recursive: true });
      const stats = await Promise.all(names.map((name) => stat(`${root}${folder}/${name}`)));
      return Math.max(0, ...stats.map((found) => found.mtimeMs));
    }),
  );
  return Math.max(...times);
}

const stampOf = (product) => `${root}dist/.built-${product}`;

async function isStale(product) {
  const stamp = stampOf(product);
  if (!existsSync(stamp)) return true;
  return (await newestChange(PRODUCTS[product].sources)) > Number(await readFile(stamp, 'utf8'));
}

/** Builds the named products (default: all). Removes what an earlier build of them left. */
async function buildAll(products = Object.keys(PRODUCTS)) {
  await mkdir(`${root}dist`, { recursive: true });
  for (const product of products) {
    const startedAt = Date.now();
    await rm(stampOf(product), { force: true });
    if (product === 'node') await rm(`${root}dist/chunks`, { recursive: true, force: true });
    await PRODUCTS[product].build();
    await writeFile(stampOf(product), String(startedAt));
  }
}

/** Builds those of the named products whose sources changed since their last build; says so on standard error. */
export async function buildIfStale(products = Object.keys(PRODUCTS)) {
  const stale = [];
  for (const product of products) if (await isStale(product)) stale.push(product);
  if (stale.length === 0) return;
  process.stderr.write(`Building ${stale.join(' and ')} ...\n`);
  await buildAll(stale);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await linkCommand();
  await (process.argv.includes('--if-stale') ? buildIfStale() : buildAll());
}
