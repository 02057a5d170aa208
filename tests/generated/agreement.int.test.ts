import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FieldPlan } from '#generator/plan/fields.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard, type ShippedBoard } from '#tests/models/samples/read-sample.ts';
import { type AbstractCommand, compareSequence, createTally } from '#tests/support/agreement.ts';
import { repertoireOf } from '#tests/support/arbitrary-command.ts';
import { designedModel } from '#tests/support/arbitrary-design.ts';
import { loadGeneratedCode } from '#tests/support/generated-world.ts';

const seed = Number(process.env.AGREEMENT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.AGREEMENT_RUNS ?? 12);

/** How many random boards. */
const boards = Number(process.env.AGREEMENT_BOARDS ?? 8);

const samples = [
  'models/samples/bookly.storm.json',
  'models/samples/food-delivery.storm.json',
  'models/samples/ticket-sales.storm.json',
  'models/samples/hospital.storm.json',
  'models/samples/library.storm.json',
  'models/samples/tiny.storm.json',
] as const satisfies readonly ShippedBoard[];

const sequences = fc.array(
  fc.record({ command: fc.nat(1_000), seed: fc.nat() }) satisfies fc.Arbitrary<AbstractCommand>,
  { minLength: 1, maxLength: 240, size: 'max' },
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agreement-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(samples)(`interpreter and generated code agree about %s (seed ${seed})`, async (board) => {
  const model = readShippedBoard(board);
  const code = await loadGeneratedCode(model, join(folder, model.id));
  const repertoire = repertoireOf(model);
  const tally = createTally();

  await fc.assert(
    fc.asyncProperty(sequences, (sequence) => compareSequence(model, code, repertoire, sequence, tally)),
    { seed, numRuns: runs },
  );

  // Agreeing by never getting anywhere would be no proof.
  const names = code.commands.map(({ command }) => command.name.words);
  const never = names.filter((name) => !tally.succeeded.has(name));
  expect(total(tally.succeeded)).toBeGreaterThan(20 * runs);
  expect(total(tally.refused)).toBeGreaterThan(5 * runs);
  expect(never.length, `never succeeded: ${never.join(', ')}`).toBeLessThan(names.length / 2);
});

/** Boards with what samples lack: moves from nowhere, clashing outcomes, every type with every bound. */
it(`interpreter and generated code agree about random boards (seed ${seed})`, async () => {
  const tally = createTally();
  for (const boardSeed of new Set(fc.sample(fc.noBias(fc.nat()), { seed, numRuns: boards }))) {
    const model = designedModel(boardSeed, 'plain');
    const code = await loadGeneratedCode(model, join(folder, `random-${boardSeed}`));
    const commands = code.commands.filter(
      ({ aggregate, command }) =>
        isUnambiguous(command.parameters) && isUnambiguous(aggregate.fields, ['id', 'status']),
    );
    if (commands.length === 0) continue;
    const repertoire = repertoireOf(model);
    await fc.assert(
      fc.asyncProperty(sequences, (sequence) =>
        compareSequence(model, { ...code, commands }, repertoire, sequence, tally),
      ),
      { seed: boardSeed, numRuns: 2 },
    );
  }
  expect(total(tally.succeeded)).toBeGreaterThan(20 * boards);
  expect(total(tally.refused)).toBeGreaterThan(5 * boards);
});

/** Fields that expressions call the same, or not at all, cannot be told apart: the two would speak of different ones. */
function isUnambiguous(fields: readonly FieldPlan[], taken: readonly string[] = []): boolean {
  const names = [...taken, ...fields.map(({ identifier }) => identifier)];
  return (
    new Set(names).size === names.length &&
    !names.includes('') &&
    fields.every(({ type }) =>
      type.kind === 'value'
        ? isUnambiguous(type.value.fields)
        : type.kind !== 'entity' || isUnambiguous(type.entity.fields),
    )
  );
}

it('[INT11] generated code refuses a count that would not be exact any more', async () => {
  const code = await loadGeneratedCode(
    readShippedBoard('models/samples/bookly.storm.json'),
    join(folder, 'counted'),
  );
  const world = code.createWorld(() => '2026-01-01T00:00:00.000Z');
  const issue = async (words: string, data: Readonly<Record<string, unknown>>) => {
    const planned = code.commands.find(({ command }) => command.name.words === words);
    if (planned === undefined) throw new Error(`There is no command "${words}".`);
    const { status, body, messages } = await world.issue(planned, { sku: 'B-1', ...data });
    return { status, code: body.code, messages: messages.length };
  };

  await issue('Stock Book', { bookId: 'b', quantity: 5, reorderThreshold: 1, warehouseLocation: 'A' });

  expect(await issue('Adjust Stock', { change: Number.MAX_SAFE_INTEGER, reason: 'found' })).toEqual({
    status: 422,
    code: 'number-too-large',
    messages: 0,
  });
  expect((await issue('Adjust Stock', { change: 1, reason: 'found' })).status).toBe(200);
  expect(world.defects).toEqual([]);
});

it('tells where the two part, and by which commands', async () => {
  const model = readShippedBoard('models/samples/tiny.storm.json');
  const code = await loadGeneratedCode(model, join(folder, 'parted'));
  const changed = JSON.parse(JSON.stringify(model).replaceAll('days(28)', 'days(27)')) as Model;
  const sequence = Array.from({ length: 30 }, (_, index) => ({ command: index, seed: index * 97 }));

  const comparing = compareSequence(changed, code, repertoireOf(model), sequence, createTally());

  await expect(comparing).rejects.toThrow(/the messages: .*dueAt.*after\n.*Borrow Copy/s);
});

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}
