import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '#generator/generate.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { linkDependencies } from './link-dependencies.ts';

const run = promisify(execFile);

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
    const { stdout } = await npm('test', '--', '--reporter=json');
    const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
      readonly testResults: readonly {
        readonly name: string;
        readonly assertionResults: readonly { readonly status: string }[];
      }[];
    };
    const journeys = report.testResults.find(({ name: file }) =>
      file.endsWith('server/test/journeys.test.ts'),
    );
    const walked = journeys?.assertionResults.filter(({ status }) => status === 'passed') ?? [];
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
