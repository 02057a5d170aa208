import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import { designedModel } from '#tests/support/arbitrary-design.ts';
import { proveModels } from '#tests/support/model-batch.ts';

/** `npm run fuzz -- models --count 1000 --seed 7` sets both; `npm test` always looks at the same boards. */
const seed = Number(process.env.FUZZ_SEED ?? 2026);
const count = Number(process.env.FUZZ_COUNT ?? (process.env.CI ? 200 : 20));
const batchSize = 25;

/** Seeds of boards whose code was once wrong, with what was. */
const onceWrong: readonly (readonly [seed: number, what: string])[] = [
  [956665664, 'a derived field that follows from nothing did not compile'],
  [351974496, 'a move from no state did not compile'],
  [
    393583447,
    'an upcaster was called by the name of another context; an option held a character no database keeps',
  ],
  [418719135, 'what is always refused collected events for nobody'],
  [94135577, 'a lifecycle without rows was tested; a row that nothing sets was expected'],
  [2147483636, 'a story that names no value expected all of them to be missing'],
  [2147483625, 'a derived field without a name was taken for one that is known from the start'],
  [934842670, 'a story of a beginning under an id that is taken did not end in the refusal'],
  [
    1146514782,
    'an option that holds {n} was not told as it is written; an aggregate without events did not compile',
  ],
  [100867347, 'a command for each item of a list took an item it had no use for'],
  [1514706675, 'what was wrong with an expression was told in a function of JavaScript'],
  [1329202945, 'an amount that a system need not be told was written where it was missing'],
  [640688848, 'a journey did not tell the part of a value that no expression can name'],
  [404881359, 'what a condition made sure of was forgotten for the items of a list'],
  [1973500575, 'a journey did not tell the part of a value that no expression can name'],
  [560236072, 'a context that is called like a member of every object was looked for at a function'],
  [1545240158, 'a journey without steps was tested for leading somewhere'],
  [1352574068, 'an id inside a value was taken for that of the aggregate in a story'],
  [2085805021, 'the id of a thing with characters that nobody sees in its name was not found'],
  [877752229, 'a field called now was taken for the time at which something happened'],
  [79658711, 'of two fields with one name an effect was checked against one and changed the other'],
  [671814269, 'the example of a part that a journey leaves out broke the form of its field'],
  [1153442790, 'a value for each item of a list took an item it had no use for'],
  [1444657028, 'a system and a context of one name both declared how they are opened'],
  [1110590604, 'an effect on one of two fields of one name did not compile'],
  [1708008485, 'an effect on one of two fields of one name did not compile'],
  [1275532274, 'a story of a key that is taken was told to the rule that refuses under the same name'],
  [2112079531, 'a key over a field called id was taken for one over the id'],
  [704970616, 'the key of a process was looked for in what the process remembers'],
  [1325777191, 'the fake of a system that two contexts ask knew the questions of one'],
];

const seeds = fc.sample(fc.noBias(fc.nat()), { seed, numRuns: count });
const batches = Array.from({ length: Math.ceil(count / batchSize) }, (_, index) =>
  seeds.slice(index * batchSize, (index + 1) * batchSize),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'random-models-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe(`the code of random boards (seed ${seed})`, () => {
  // Two at a time: while one is compiled, which knows how to use all cores, the other is written or tested.
  it.concurrent.each(batches.map((batch, index) => ({ batch, index })))(
    'type-checks, passes its own tests and starts: batch $index',
    ({ batch, index }) => prove(batch, `batch-${index}`),
    600_000,
  );
});

if (onceWrong.length > 0) {
  describe('boards whose code was once wrong', () => {
    it(
      'stay right',
      () =>
        prove(
          onceWrong.map(([each]) => each),
          'once-wrong',
        ),
      600_000,
    );
  });
}

async function prove(batch: readonly number[], name: string): Promise<void> {
  const told: string[] = [];
  const boards = batch.flatMap((each) => {
    try {
      return [{ seed: each, model: designedModel(each) }];
    } catch (error) {
      told.push(`board ${each} cannot be made: ${error instanceof Error ? error.stack : String(error)}`);
      return [];
    }
  });
  const models = boards.map(({ model }) => model);
  const { passedTests, startedServers, failures } = await proveModels(
    models,
    await newFolder(name),
    process.env.DATABASE_URL,
  );
  for (const [index, problems] of failures) {
    const board = boards[index];
    const file = `.cache/fuzz/random-${board?.seed}.storm.json`;
    if (board !== undefined) {
      await mkdir('.cache/fuzz', { recursive: true });
      await writeFile(file, printBoardFile(board.model));
    }
    told.push(
      `board ${board === undefined ? 'none' : `${board.seed} (${file})`}: ${problems.slice(0, 3).join('\n')}`,
    );
  }
  expect(told.join('\n\n')).toBe('');
  expect(startedServers).toBe(batch.length);
  expect(passedTests).toBeGreaterThan(20 * batch.length);
}

async function newFolder(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  return path;
}
