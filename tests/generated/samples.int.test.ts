import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '#generator/generate.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { linkDependencies } from './link-dependencies.ts';

const run = promisify(execFile);

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
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
}

/** Each with its file, its name and what it says; a file that could not be run at all under its own message. */
function failuresIn({ testResults }: TestReport): readonly string[] {
  return testResults
    .filter(({ status }) => status !== 'passed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [`${name}: ${message}`]
        : failed.map(
            ({ fullName, failureMessages }) => `${name}: ${fullName}: ${failureMessages.join('\n')}`,
          );
    });
}

/** What each sample must hold at least: tests of its own that pass, and journeys that its demo tells. */
const samples = [
  ['bookly', { tests: 600, journeys: 10 }],
  ['food-delivery', { tests: 250, journeys: 1 }],
  ['hospital', { tests: 250, journeys: 1 }],
  ['library', { tests: 250, journeys: 1 }],
  ['ticket-sales', { tests: 250, journeys: 1 }],
] as const;

describe.each(samples)('%s, all of it generated', (name, least) => {
  let parent: string;
  let project: string;

  /** npm without a network: the project has what it needs already. */
  function npm(...args: readonly string[]): Promise<{ stdout: string }> {
    return run('npm', [...args], {
      cwd: project,
      maxBuffer: 100_000_000,
      env: { ...process.env, NO_COLOR: '1', npm_config_offline: 'true' },
    });
  }

  /** What the project's own tests say, also when some of them fail. */
  async function ownTests(): Promise<TestReport> {
    const file = join(parent, 'report.json');
    const failure = await npm('test', '--', '--reporter=json', `--outputFile=${file}`).then(
      () => undefined,
      (error: Error & { stdout: string; stderr: string }) => error,
    );
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text === '') throw new Error(`${failure?.message}\n${failure?.stdout}${failure?.stderr}`);
    const report = JSON.parse(text) as TestReport;
    // Failing without a failed test: an error outside of all tests.
    if (failure !== undefined && failuresIn(report).length === 0) {
      throw new Error(`${failure.stdout}${failure.stderr}`);
    }
    return report;
  }

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), `${name}-`));
    project = join(parent, name);
    const model = readShippedBoard(`models/samples/${name}.storm.json`);
    const generated = await generate({ model, outputFolder: project });
    if (!generated.ok) throw new Error(generated.error.message);
    await linkDependencies(project);
  });

  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('formats, lints and type-checks clean by its own rules', async () => {
    const { stdout } = await npm('run', 'check');
    expect(stdout).not.toContain('Found');
  });

  it('passes its own tests, its journeys among them', async () => {
    const report = await ownTests();
    const journeys = report.testResults.find(({ name: file }) =>
      file.endsWith('server/test/journeys.test.ts'),
    );
    const walked = journeys?.assertionResults.filter(({ status }) => status === 'passed') ?? [];
    expect(failuresIn(report)).toEqual([]);
    expect(report.numFailedTests).toBe(0);
    expect(report.numPassedTests).toBeGreaterThan(least.tests);
    // One test is about the journeys as such.
    expect(walked.length - 1).toBe(least.journeys);
  });

  // The demo walks what the tests have walked already: telling it once is enough.
  if (name !== 'bookly') return;

  it('tells its journeys on the terminal', async () => {
    const { stdout } = await npm('run', '--silent', 'demo');
    const model = readShippedBoard(`models/samples/${name}.storm.json`);
    const untold = Object.values(model.journeys).filter((journey) => !stdout.includes(journey.name));
    expect(untold).toEqual([]);
  });
});
