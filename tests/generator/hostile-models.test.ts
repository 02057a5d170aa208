import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { toSafePath } from '#generator/output/safe-path.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { hostileModel } from '#tests/support/hostile-model.ts';

const run = promisify(execFile);
const modules = join(import.meta.dirname, '../../node_modules');
const seed = Number(process.env.HOSTILE_SEED ?? 2026);
const count = Number(process.env.HOSTILE_MODELS ?? 32);

/** Kernel and platform are the same in every project: all share those of the first. */
const shared = /^packages\/(kernel|platform)\//;
const tested = /^(packages\/(kernel|platform)|apps\/server)\/test\//;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Code from hostile boards', () => {
  it(`[GEN21] [GEN22] parses, keeps inside its folder and type-checks strictly (seed ${seed})`, async () => {
    const models = fc.sample(hostileModel, { seed, numRuns: count });
    const paths: Record<string, readonly string[]> = {};
    let commands = 0;
    for (const [index, model] of models.entries()) {
      commands += await writeProject(index, { ...model, name: `b${index}x ${model.name}` }, paths);
    }
    await symlink(modules, join(folder, 'node_modules'), 'junction');
    const config = {
      extends: './p0/tsconfig.base.json',
      compilerOptions: { composite: false, noEmit: true, sourceMap: false, paths },
      include: ['p*/packages/*/src', 'p*/packages/*/test', 'p*/apps/*/src'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));

    // One after the other: while biome writes a file anew it is empty for a moment, and tsc would find nothing in it.
    const unreadable = await problemsOf('biome', [
      'check',
      '--write',
      '--linter-enabled=false',
      '--vcs-enabled=false',
      '--max-diagnostics=20',
      '.',
    ]);
    const untyped = await problemsOf('tsc', ['--project', '.', '--pretty', 'false']);

    expect([unreadable, untyped]).toEqual(['', '']);
    // Sound by having nothing to say would be no proof.
    expect(commands).toBeGreaterThan(count);
  }, 240_000);
});

/** Writes a project and what its packages are called; gives the number of its commands. */
async function writeProject(
  index: number,
  model: Model,
  paths: Record<string, readonly string[]>,
): Promise<number> {
  const { files, verification, plan } = generateFiles(model, loadTemplates());
  const wanted = files.filter(({ path }) => !tested.test(path) && (index === 0 || !shared.test(path)));
  for (const { path, text } of wanted) {
    const target = path === 'biome.json' ? join(folder, path) : join(folder, `p${index}`, toSafePath(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const { compilerOptions } = JSON.parse(verification.text) as {
    compilerOptions: { paths: Record<string, readonly [string]> };
  };
  for (const [name, [target]] of Object.entries(compilerOptions.paths)) {
    const home = shared.test(target.slice(2)) ? 'p0' : `p${index}`;
    paths[name] = [target.replace('./', `./${home}/`)];
  }
  return plan.contexts.flatMap(({ aggregates }) => aggregates.flatMap((aggregate) => aggregate.commands))
    .length;
}

/** What a tool has against the code; empty when it is content. */
async function problemsOf(tool: string, args: readonly string[]): Promise<string> {
  try {
    await run(join(modules, '.bin', tool), args, { cwd: folder, maxBuffer: 100_000_000 });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.slice(0, 4_000);
  }
}
