import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../harness.ts';

const entities = 10;

/** Another generator of code: how it is installed, and one run of it from nothing to files. */
interface Peer {
  readonly name: string;
  /** What `npm install` is given. */
  readonly packages: readonly string[];
  /** What it made, in words. */
  readonly made: string;
  /** Prepares an empty folder; its time does not count. */
  readonly prepare: (folder: string) => Promise<void>;
  /** The commands, one process each: a program of the packages and its arguments. */
  readonly commands: readonly (readonly [program: string, ...args: string[]])[];
}

const names = Array.from({ length: entities }, (_, index) => `Thing${String.fromCharCode(65 + index)}`);

const jhipster: Peer = {
  name: 'JHipster 8.11.0',
  packages: ['generator-jhipster@8.11.0'],
  made: `${entities} entities, server only, not compiled`,
  prepare: (folder) => writeFile(join(folder, 'shop.jdl'), printJdl()),
  commands: [['jhipster', 'jdl', 'shop.jdl', '--skip-install', '--skip-git', '--force']],
};

function printJdl(): string {
  const application =
    'application { config { baseName shop, applicationType monolith, skipClient true, prodDatabaseType postgresql } entities * }';
  const printed = names.map((name) => `entity ${name} { title String required, price BigDecimal }`);
  return [application, ...printed].join('\n');
}

const nest: Peer = {
  name: 'Nest CLI 11',
  packages: ['@nestjs/cli@11', '@nestjs/schematics@11', 'typescript@5.9'],
  made: `${entities} resources, no database, not compiled`,
  async prepare(folder) {
    await mkdir(join(folder, 'src'));
    await writeFile(
      join(folder, 'nest-cli.json'),
      '{ "collection": "@nestjs/schematics", "sourceRoot": "src" }',
    );
    // The dependency that it would stop to install is there already.
    const dependencies = { '@nestjs/mapped-types': '*' };
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'shop', private: true, dependencies }),
    );
    await writeFile(
      join(folder, 'src/app.module.ts'),
      "import { Module } from '@nestjs/common';\n\n@Module({ imports: [] })\nexport class AppModule {}\n",
    );
  },
  commands: names.map((name) => ['nest', 'generate', 'resource', name, '--type', 'rest', '--crud'] as const),
};

/**
 * Times other generators in the same run. They are installed on demand outside the project, because they are not ours:
 * into STORMWRIGHT_BENCH_PEERS, by default a folder of the user's cache. One that cannot be installed is left out, and says so.
 */
export async function measurePeers(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const peer of [jhipster, nest]) {
    const folder = await install(peer);
    if (folder !== undefined) {
      figures.push(...(await measure(peer, folder)));
    }
  }
  return figures;
}

async function install({ name, packages }: Peer): Promise<string | undefined> {
  const parent = process.env.STORMWRIGHT_BENCH_PEERS ?? join(homedir(), '.cache', 'stormwright-bench');
  const folder = join(parent, packages.join('+').replaceAll(/[^\w.@+-]/g, '-'));
  const stamp = join(folder, 'installed');
  if (existsSync(stamp)) {
    return folder;
  }
  console.error(`Installing ${name} into ${folder} (npm install ${packages.join(' ')}) ...`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, stdio: 'pipe' });
    await writeFile(stamp, '');
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').find((line) => line.trim() !== '') : '';
    console.error(`${name} is left out: it could not be installed. ${reason}`);
    return undefined;
  }
}

async function measure(
  { name, made, prepare, commands }: Peer,
  installed: string,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-peer-'));
  try {
    await prepare(folder);
    const before = await countFiles(folder);
    // Each finds its packages where it is installed, as a global installation would.
    const env = { ...process.env, NODE_PATH: join(installed, 'node_modules'), CI: 'true' };
    const start = performance.now();
    for (const [program, ...args] of commands) {
      execFileSync(join(installed, 'node_modules/.bin', program), args, { cwd: folder, env, stdio: 'pipe' });
    }
    const seconds = (performance.now() - start) / 1_000;
    const files = (await countFiles(folder)) - before;
    return [
      { what: `${name}: ${made}`, value: seconds, unit: 's' },
      { what: `${name}: each of them`, value: (seconds / entities) * 1_000, unit: 'ms' },
      { what: `${name}: files`, value: files, unit: 'files' },
    ];
  } catch (error) {
    console.error(`${name} is left out: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
