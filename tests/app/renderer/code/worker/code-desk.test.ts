import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodeDesk } from '#app/renderer/code/worker/code-desk.ts';
import type { CodeNews, CodePlan, CodeWish } from '#app/renderer/code/worker/code-protocol.ts';
import { createFormatter, type Formatter } from '#app/renderer/code/worker/formatter.ts';
import { templates } from '#app/renderer/code/worker/templates.ts';
import { generate } from '#generator/generate.ts';
import { loadTemplates } from '#generator/templates.ts';
import { createErrorFinder } from '#models/lint/find-errors.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const tiny = readShippedBoard('models/samples/tiny.storm.json');
const biome = readFileSync(createRequire(import.meta.url).resolve('@biomejs/wasm-web/biome_wasm_bg.wasm'));
const all = { contexts: undefined, force: false };

let formatter: Promise<Formatter> | undefined;

/** A desk whose pauses end at once, unless another pause is given, and what it has told. */
function openDesk(
  createOwnFormatter?: () => Promise<Formatter>,
  pause: () => Promise<void> = () => Promise.resolve(),
) {
  const news: CodeNews[] = [];
  const linted: Model[] = [];
  const desk = new CodeDesk({
    templates,
    createFormatter:
      createOwnFormatter ??
      ((rules) => {
        formatter ??= createFormatter(biome, rules);
        return formatter;
      }),
    createErrorFinder: () => {
      const find = createErrorFinder();
      return (model) => {
        linted.push(model);
        return find(model);
      };
    },
    tell: (one) => news.push(one),
    pause,
  });
  return {
    news,
    linted,
    take: (wish: CodeWish) => desk.take(wish),
    /** When all that waits for nothing outside has been done. */
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    last: <Kind extends CodeNews['kind']>(kind: Kind) =>
      news.findLast((one): one is Extract<CodeNews, { kind: Kind }> => one.kind === kind),
  };
}

/** The errors for which a plan is refused. */
function errorsIn(plan: CodePlan | undefined) {
  return plan?.refusal?.code === 'model-not-sound' ? plan.refusal.findings : undefined;
}

/** The board with another text on one sticky. */
function reworded(model: Model, id: string, text: string): CodeWish {
  const element = model.elements[id as keyof Model['elements']];
  return { kind: 'change-board', head: undefined, entries: [['elements', id, { ...element, text }]] };
}

const [commandId = '', command] =
  Object.entries(tiny.elements).find(([, { kind }]) => kind === 'command') ?? [];

/** A board with an error: a rule that nobody can check. */
const broken: Model = {
  ...tiny,
  elements: {
    ...tiny.elements,
    [commandId]: {
      ...command,
      design: { rules: [{ text: 'Never', check: 'no such thing', error: 'Never' }] },
    },
  },
} as unknown as Model;

it('has the templates that the command line has', () => {
  expect([...templates].sort()).toEqual([...loadTemplates()].sort());
});

describe('The code of a board', () => {
  it('is listed when the board comes, and again after a change', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    const before = desk.last('listed')?.listing;
    expect(before?.refusal).toBeUndefined();
    const own = before?.files.filter(({ elements }) => elements.some(({ id }) => id === commandId));
    expect(own?.map(({ path }) => path).join()).toContain('/domain/');
    expect(before?.tests.get(commandId)).toContain('packages/lending/test/loan/borrow-copy.test.ts');

    await desk.take(reworded(tiny, commandId, 'Rename Everything'));
    const after = desk.last('listed')?.listing.files.map(({ path }) => path) ?? [];
    expect(after.filter((path) => path.endsWith('/rename-everything.ts'))).toHaveLength(1);
  });

  it('is listed with the number of errors, apart from what is left out because of them', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    expect(desk.last('listed')?.listing.errors).toBe(0);

    await desk.take({ kind: 'open-board', model: broken });
    await desk.take({ kind: 'plan', choice: all });
    const listing = desk.last('listed')?.listing;
    expect(listing?.errors).toBe(errorsIn(desk.last('planned')?.plan)?.length);
    expect(listing?.errors).toBeGreaterThan(0);
    expect(listing?.leftOut.length).toBeGreaterThan(0);
    expect(listing?.leftOut.length).not.toBe(listing?.errors);
  });

  it('is listed with one lint a change, and one for each board that is left when something is left out', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'plan', choice: all });
    expect(desk.linted).toEqual([tiny]);

    await desk.take(reworded(tiny, commandId, 'Rename Everything'));
    expect(desk.linted).toHaveLength(2);

    await desk.take({ kind: 'open-board', model: broken });
    await desk.take({ kind: 'plan', choice: { ...all, force: true } });
    const [first, ...reduced] = desk.linted.slice(2);
    expect(first).toBe(broken);
    expect(reduced).not.toContain(broken);
    // One round is left out, and the plan of all is what was listed.
    expect(reduced).toHaveLength(1);
  });

  it('is linted once for all changes of a moment, and once more when something else is asked between them', async () => {
    let goOn = () => {};
    const desk = openDesk(undefined, () => new Promise((resolve) => (goOn = resolve)));
    const opening = desk.take({ kind: 'open-board', model: tiny });
    goOn();
    await opening;
    const changing = desk.take(reworded(tiny, commandId, 'Rename'));
    await desk.take(reworded(tiny, commandId, 'Rename Every'));
    await desk.take({ kind: 'plan', choice: all });
    await desk.take(reworded(tiny, commandId, 'Rename Everything'));
    goOn();
    await changing;
    const textOf = (model: Model) => model.elements[commandId as keyof Model['elements']]?.text;
    expect(desk.linted.map(textOf)).toEqual([textOf(tiny), 'Rename Every', 'Rename Everything']);
  });

  it('is shown as the file that was asked for, with its sticky, and shown again when it differs', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    const path = desk
      .last('listed')
      ?.listing.files.find(
        (file) => file.path.includes('/domain/') && file.elements.some(({ id }) => id === commandId),
      )?.path;
    if (path === undefined) throw new Error('The command has no file.');
    await desk.take({ kind: 'show-file', path });
    const shown = desk.last('shown')?.file;
    expect(shown?.path).toBe(path);
    expect(shown?.content?.declarations.map(({ id }) => id)).toContain(commandId);
    const linked = shown?.content?.lines.flat().filter(({ element }) => element === commandId);
    expect(linked?.length).toBeGreaterThan(1);

    const count = desk.news.length;
    const place = { kind: 'change-board', head: undefined, entries: [] } as const;
    await desk.take(place);
    expect(desk.news.slice(count).map(({ kind }) => kind)).toEqual(['listed']);

    const described = { ...command, description: 'The experts say so' };
    await desk.take({ ...place, entries: [['elements', commandId, described]] });
    expect(desk.last('shown')?.file.content?.text).toContain('The experts say so');

    await desk.take({ ...place, entries: [['elements', commandId, undefined]] });
    expect(desk.last('shown')?.file).toEqual({ path, content: undefined });
  });

  it('is told of with what is left out where something is wrong, and refused as a whole unless forced', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: broken });
    expect(desk.last('listed')?.listing.leftOut.map(({ id }) => id)).toContain(commandId);

    await desk.take({ kind: 'plan', choice: all });
    const refused = desk.last('planned')?.plan;
    expect(errorsIn(refused)?.map(({ subject }) => subject?.id)).toContain(commandId);
    expect(refused?.folders).toEqual([]);
    await desk.take({ kind: 'pack', choice: all });
    expect(desk.last('refused')?.refusal.code).toBe('model-not-sound');
    expect(desk.last('packed')).toBeUndefined();

    await desk.take({ kind: 'plan', choice: { ...all, force: true } });
    expect(desk.last('planned')?.plan.leftOut.map(({ id }) => id)).toContain(commandId);
  });

  it('says what was left out where that was all', async () => {
    const desk = openDesk();
    const design = { rules: [{ text: 'Never', check: '1 +', error: 'Never' }] };
    const spoiled = Object.entries(tiny.elements).map(([id, element]) => [
      id,
      element.kind === 'command' ? { ...element, design } : element,
    ]);
    const elements = Object.fromEntries(spoiled) as Model['elements'];

    await desk.take({ kind: 'open-board', model: { ...tiny, elements } });

    const listing = desk.last('listed')?.listing;
    expect(listing?.refusal?.code).toBe('nothing-to-generate');
    expect(listing?.leftOut).toContainEqual({
      id: commandId,
      name: command?.text,
      reason: 'The expression stops too early: something must follow.',
      isElement: true,
    });
  });

  it('is not said to lack a file before it has been printed', async () => {
    const desk = openDesk();
    const opening = desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'show-file', path: 'README.md' });
    await opening;
    expect(desk.news.flatMap((one) => (one.kind === 'shown' ? [one.file.content?.text[0]] : []))).toEqual([
      '#',
    ]);
  });

  it('is shown as it is, not as it was while the formatter was on its way', async () => {
    let arrive = (_formatter: Formatter): void => undefined;
    const desk = openDesk(() => new Promise((resolve) => (arrive = resolve)));
    await desk.take({ kind: 'open-board', model: tiny });
    const path = 'packages/lending/src/domain/loan/borrow-copy.ts';
    const showing = desk.take({ kind: 'show-file', path });
    const changing = desk.take(reworded(tiny, commandId, 'Lend Copy'));
    await desk.settle();
    arrive({ format: (_path, text) => text });
    await Promise.all([showing, changing]);
    expect(desk.last('shown')?.file).toEqual({ path, content: undefined });
  });

  it('forgets files that the board no longer has', async () => {
    const formatted: string[] = [];
    const desk = openDesk(async () => ({
      format(path, text) {
        formatted.push(path);
        return text;
      },
    }));
    const path = 'packages/lending/src/domain/loan/borrow-copy.ts';
    await desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'show-file', path });
    await desk.take({ kind: 'show-file', path });
    expect(formatted).toEqual([path]);

    await desk.take(reworded(tiny, commandId, 'Lend Copy'));
    await desk.take(reworded(tiny, commandId, 'Borrow Copy'));
    expect(formatted).toEqual([path, path]);
  });

  it('is planned folder by folder, each file once', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'plan', choice: all });
    const folders = desk.last('planned')?.plan.folders ?? [];
    const files = desk.last('listed')?.listing.files ?? [];
    expect(folders.reduce((sum, folder) => sum + folder.files, 0)).toBe(files.length);
    expect(folders.reduce((sum, folder) => sum + folder.tests, 0)).toBe(
      files.filter(({ path }) => path.endsWith('.test.ts')).length,
    );
    expect(folders.map(({ path }) => path)).toEqual(expect.arrayContaining(['.', 'docs', 'packages/kernel']));
  });

  it('says that something went wrong, and goes on with the next wish', async () => {
    let attempts = 0;
    const desk = openDesk(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('not to be had');
      return { format: (_path, text) => text };
    });
    await desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'show-file', path: 'README.md' });
    expect(desk.last('crashed')?.reason).toContain('not to be had');

    await desk.take({ kind: 'show-file', path: 'README.md' });
    expect(desk.last('shown')?.file.content?.text).toContain('# ');
  });
});

describe('An archive', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds byte for byte what the command line writes', async () => {
    const project = join(folder, 'written');
    const written = await generate({ model: tiny, outputFolder: project });
    if (!written.ok) throw new Error(written.error.message);

    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    await desk.take({ kind: 'pack', choice: all });
    const packed = desk.last('packed');
    const name = packed?.name.replace(/\.zip$/, '') ?? '';
    const entries = unzipSync(packed?.bytes ?? new Uint8Array());

    const there = (await readdir(project, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(project, join(entry.parentPath, entry.name)));
    expect(Object.keys(entries).sort()).toEqual(there.map((path) => `${name}/${path}`).sort());
    const different: string[] = [];
    for (const path of there) {
      const own = Buffer.from(entries[`${name}/${path}`] ?? []);
      if (!own.equals(await readFile(join(project, path)))) different.push(path);
    }
    expect(different).toEqual([]);
    const progress = desk.news.flatMap((one) => (one.kind === 'packing' ? [one.share] : []));
    expect(progress.length).toBeGreaterThan(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('is not made when it is called off', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    const packing = desk.take({ kind: 'pack', choice: all });
    await desk.take({ kind: 'cancel' });
    await packing;
    expect(desk.news.at(-1)).toEqual({ kind: 'cancelled' });
    expect(desk.last('packed')).toBeUndefined();
  });

  it('is made once when it is asked for twice', async () => {
    const desk = openDesk();
    await desk.take({ kind: 'open-board', model: tiny });
    await Promise.all([desk.take({ kind: 'pack', choice: all }), desk.take({ kind: 'pack', choice: all })]);
    expect(desk.news.filter(({ kind }) => kind === 'packed')).toHaveLength(1);
    expect(desk.last('cancelled')).toBeUndefined();
  });
});
