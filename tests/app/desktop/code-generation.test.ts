import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCodeGeneration } from '#app/desktop/code-generation.ts';
import { IPC_CONTRACT } from '#app/shared/ipc-contract.ts';
import { readShippedText } from '#tests/models/samples/read-sample.ts';

const text = readShippedText('models/samples/tiny.storm.json');
const request = { text, force: false };

let parent: string;
let folder: string | undefined;
let steps: string[];

/** The generation of one window; its person picks `folder`, or nothing. */
function createGeneration(onProgress: (step: string) => void = () => {}) {
  return createCodeGeneration(
    {
      showOpenDialog: async () => ({
        canceled: folder === undefined,
        filePaths: folder === undefined ? [] : [folder],
      }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
    },
    (step) => {
      steps.push(step);
      onProgress(step);
    },
  );
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'code-generation-'));
});
beforeEach(() => {
  folder = join(parent, String(Math.random()));
  steps = [];
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('Code for a folder', () => {
  it('is planned without a trace, then written as planned, in the shapes of the contract', async () => {
    const generation = createGeneration();
    const plan = IPC_CONTRACT['code:plan'].response.parse(await generation.plan(request));
    if (plan.kind !== 'planned') throw new Error(`It was ${plan.kind}.`);
    expect(plan).toMatchObject({ folder, deleted: [], kept: [], unchanged: 0 });
    await expect(readFile(join(folder ?? '', 'package.json'))).rejects.toThrow('ENOENT');
    expect(steps).not.toContain('write');

    const written = IPC_CONTRACT['code:write'].response.parse(await generation.write({ plan: plan.plan }));
    expect(written).toEqual({
      kind: 'written',
      folder,
      written: plan.written.length,
      deleted: 0,
      unchanged: 0,
    });
    expect(await readFile(join(folder ?? '', 'package.json'), 'utf8')).toContain('"name"');

    expect(await generation.plan(request)).toMatchObject({
      kind: 'planned',
      written: [],
      unchanged: plan.written.length,
    });
  });

  it('is written once by one plan', async () => {
    const generation = createGeneration();
    const plan = await generation.plan(request);
    if (plan.kind !== 'planned') throw new Error(`It was ${plan.kind}.`);
    expect(await generation.write(plan)).toMatchObject({ kind: 'written' });
    expect(await generation.write(plan)).toMatchObject({ code: 'plan-not-known' });
  });

  it('is not written by a plan that nobody made', async () => {
    const plan = '00000000-0000-4000-8000-000000000000';
    expect(await createGeneration().write({ plan })).toMatchObject({ code: 'plan-not-known' });
  });

  it('is not written over what somebody changed after the plan', async () => {
    const generation = createGeneration();
    const first = await generation.plan(request);
    if (first.kind !== 'planned') throw new Error(`It was ${first.kind}.`);
    await generation.write({ plan: first.plan });
    const changed = await generation.plan({ ...request, text: text.replaceAll('Borrow Copy', 'Lend Copy') });
    if (changed.kind !== 'planned') throw new Error(`It was ${changed.kind}.`);
    const [path = ''] = changed.deleted;
    await writeFile(join(folder ?? '', path), '// mine\n');

    expect(await generation.write({ plan: changed.plan })).toMatchObject({ code: 'files-edited' });
    expect(await readFile(join(folder ?? '', path), 'utf8')).toBe('// mine\n');
  });

  it('is refused for what is no board, and for a board with errors unless they may be left out', async () => {
    const generation = createGeneration();
    expect(await generation.plan({ ...request, text: '{' })).toMatchObject({ kind: 'refused' });

    const board = JSON.parse(text) as { elements: Record<string, { text: string; design?: object }> };
    const command = Object.values(board.elements).find((element) => element.text === 'Borrow Copy');
    Object.assign(command ?? {}, {
      design: { ...command?.design, rules: [{ text: 'Never', check: 'noSuchThing', error: 'Never' }] },
    });
    const broken = { text: JSON.stringify(board), force: false };
    expect(await generation.plan(broken)).toMatchObject({ code: 'model-not-sound' });
    expect(await generation.plan({ ...broken, force: true })).toMatchObject({ kind: 'planned' });
  });

  it('ends without a word when the person picks no folder, or calls it off', async () => {
    folder = undefined;
    expect(await createGeneration().plan(request)).toEqual({ kind: 'cancelled' });

    folder = join(parent, 'called-off');
    const generation = createGeneration((step) => step === 'verify' && generation.cancel());
    expect(await generation.plan(request)).toEqual({ kind: 'cancelled' });
  });

  it('is worked on one at a time', async () => {
    const generation = createGeneration();
    const [first, second] = await Promise.all([generation.plan(request), generation.plan(request)]);
    expect(first.kind).toBe('planned');
    expect(second).toMatchObject({ code: 'already-generating' });
    expect((await generation.plan(request)).kind).toBe('planned');
  });
});
