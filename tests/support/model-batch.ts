import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { generateFiles } from '#generator/generate-files.ts';
import { toSafePath } from '#generator/output/safe-path.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';

const run = promisify(execFile);
const modules = join(import.meta.dirname, '../../node_modules');

/** Kernel, platform and the schema check are the same in every project: all share those of the first. */
const shared = /^packages\/(kernel|platform|schema-check)\//;
/** Their projects refer to each other's folders, which are not all there: one compilation of everything takes their place. */
const projectFile = /(^|\/)tsconfig\.json$/;
/** Their tests, and the server's own, are run where they are written. */
const provenElsewhere = /^(packages\/(kernel|platform|schema-check)|apps\/server)\/test\/(?!journeys)/;

const startTest = 'starts and is well';

export interface BatchReport {
  readonly passedTests: number;
  readonly startedServers: number;
  /** What went wrong, by the index of the model; under -1 what belongs to none. */
  readonly failures: ReadonlyMap<number, readonly string[]>;
}

/**
 * Proves the code of many models at once, in a folder of its own: all of it type-checks strictly in one compilation, all of its
 * tests pass in one run, and every server starts and says that it is well. On the PostgreSQL server of `databaseUrl` where
 * there is one, else on embedded databases.
 */
export async function proveModels(
  models: readonly Model[],
  folder: string,
  databaseUrl: string | undefined,
): Promise<BatchReport> {
  const failures = new Map<number, string[]>();
  const report = (index: number, problem: string) => {
    failures.set(index, [...(failures.get(index) ?? []), problem]);
  };
  const paths: Record<string, readonly string[]> = {};
  for (const [index, model] of models.entries()) {
    try {
      await writeProject(folder, index, { ...model, name: `b${index}x ${model.name}` }, paths);
    } catch (error) {
      report(index, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  for (const problem of await typeProblems(folder, paths)) report(projectOf(problem), problem);
  if (failures.size > 0) return { passedTests: 0, startedServers: 0, failures };
  const databases = databaseUrl === undefined ? undefined : await createDatabases(databaseUrl, models.length);
  try {
    await writeTests(folder, paths, models.length, databases?.urls);
    const tested = await runTests(folder);
    for (const { file, problem } of tested.failed) report(projectOf(file), `${file}: ${problem}`);
    return { passedTests: tested.passed, startedServers: tested.started, failures };
  } finally {
    await databases?.drop();
  }
}

/** The model that a path or a message speaks of. */
function projectOf(text: string): number {
  const [, index] = /(?:^|\/)p(\d+)\//.exec(text) ?? [];
  return index === undefined ? -1 : Number(index);
}

async function writeProject(
  folder: string,
  index: number,
  model: Model,
  paths: Record<string, readonly string[]>,
): Promise<void> {
  const { files, verification } = generateFiles(model, loadTemplates());
  const wanted = files.filter(
    ({ path }) =>
      !provenElsewhere.test(path) && !projectFile.test(path) && (index === 0 || !shared.test(path)),
  );
  for (const { path, text } of wanted) {
    const target = join(folder, `p${index}`, toSafePath(path));
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
}

async function typeProblems(
  folder: string,
  paths: Record<string, readonly string[]>,
): Promise<readonly string[]> {
  const config = {
    extends: './p0/tsconfig.base.json',
    compilerOptions: { composite: false, noEmit: true, sourceMap: false, paths },
    include: ['p*/packages/*/src', 'p*/packages/*/test', 'p*/apps/*/src', 'p*/apps/*/test'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    await run(join(modules, '.bin/tsc'), ['--project', '.', '--pretty', 'false'], {
      cwd: folder,
      maxBuffer: 100_000_000,
    });
    return [];
  } catch (error) {
    const { stdout = '', message } = error as { stdout?: string; message: string };
    const lines = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line));
    return lines.length > 0 ? lines : [`${message}\n${stdout}`];
  }
}

async function writeTests(
  folder: string,
  paths: Record<string, readonly string[]>,
  count: number,
  databases: readonly string[] | undefined,
): Promise<void> {
  // Others are packages that run, and that the check of types alone does not look at.
  const own = Object.entries(paths).filter(([name]) => name.startsWith('@'));
  const aliases = own.map(([name, [target = '']]) => [name, join(folder, target)]);
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    `const aliases = ${JSON.stringify(aliases)};
    export default {
      resolve: { alias: aliases.map(([name, replacement]) => ({ find: new RegExp('^' + name + '$'), replacement })) },
      test: {
        // One file a project: what it needs is loaded once, by one worker.
        include: ['p*/all.test.ts'],
        isolate: false,
        maxWorkers: 2,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      },
    };`,
  );
  for (let index = 0; index < count; index += 1) {
    const configuration = {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: databases?.[index],
      dataFolder: join(folder, `p${index}`, 'data'),
      isProduction: false,
    };
    await writeFile(
      join(folder, `p${index}`, 'all.test.ts'),
      `import { expect, it } from 'vitest';
      import { startServer } from './apps/server/src/server.ts';
      ${(await testFilesOf(join(folder, `p${index}`))).map((file) => `import ${JSON.stringify(file)};`).join('\n')}

      it('${startTest}', async () => {
        const server = await startServer(${JSON.stringify(configuration)}, () => {});
        try {
          const response = await fetch(server.url + '/health');
          expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
        } finally {
          await server.stop();
        }
      });`,
    );
  }
}

async function testFilesOf(project: string): Promise<readonly string[]> {
  const files = await readdir(project, { recursive: true });
  return files.filter((file) => file.endsWith('.test.ts')).map((file) => `./${file}`);
}

interface TestReport {
  readonly passed: number;
  readonly started: number;
  readonly failed: readonly { readonly file: string; readonly problem: string }[];
}

async function runTests(folder: string): Promise<TestReport> {
  const { DATABASE_URL: _none, ...environment } = process.env;
  const results = join(folder, 'results.json');
  const args = ['run', '--root', folder, '--reporter=json', `--outputFile=${results}`];
  const output = await run(join(modules, '.bin/vitest'), args, {
    cwd: folder,
    maxBuffer: 100_000_000,
    env: { ...environment, NO_COLOR: '1' },
  }).catch((error: { stdout?: string; stderr?: string }) => error);
  const text = await readFile(results, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const problem = `${output.stdout ?? ''}${output.stderr ?? ''}`.slice(-3_000);
    return { passed: 0, started: 0, failed: [{ file: 'the test run', problem }] };
  }
  const { numPassedTests, testResults } = JSON.parse(text) as {
    readonly numPassedTests: number;
    readonly testResults: readonly {
      readonly name: string;
      readonly status: string;
      readonly message: string;
      readonly assertionResults: readonly {
        readonly fullName: string;
        readonly status: string;
        readonly failureMessages: readonly string[];
      }[];
    }[];
  };
  const started = testResults.filter(({ assertionResults }) =>
    assertionResults.some(({ fullName, status }) => fullName === startTest && status === 'passed'),
  );
  const failed = testResults
    .filter(({ status }) => status !== 'passed')
    .flatMap(({ name, message, assertionResults }) => {
      const broken = assertionResults.filter(({ status }) => status === 'failed');
      const problems = broken.map(
        (each) =>
          `${each.fullName}: ${each.failureMessages.join('\n').split('\n    at ')[0]?.slice(0, 1_000)}`,
      );
      return (problems.length > 0 ? problems : [message]).map((problem) => ({ file: name, problem }));
    });
  return { passed: numPassedTests, started: started.length, failed };
}

async function createDatabases(url: string, count: number) {
  const prefix = `fuzz_${randomUUID().slice(0, 8)}_`;
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  await onServer(
    url,
    names.map((name) => `create database ${name}`),
  );
  return {
    urls: names.map((name) => Object.assign(new URL(url), { pathname: `/${name}` }).href),
    drop: () =>
      onServer(
        url,
        names.map((name) => `drop database if exists ${name} with (force)`),
      ),
  };
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
