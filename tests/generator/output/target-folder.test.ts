import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#generator/output/apply-changes.ts';
import { createManifest, hashOf, MANIFEST_PATH, printManifest } from '#generator/output/manifest.ts';
import { planChanges, type WantedFile } from '#generator/output/plan-changes.ts';
import { toSafePath } from '#generator/output/safe-path.ts';
import { inspectTarget } from '#generator/output/target-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

async function fill(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A folder that was generated with `files`; those whose name begins with "seed" are the developers'. */
async function ours(files: Files): Promise<string> {
  const folder = await temporaryFolder();
  const described = Object.entries(files).map(
    ([path, text]) =>
      [
        path,
        {
          sha256: hashOf(text),
          ownership: ownershipOf(path),
          elements: [] as { id: string; symbol: string; sha256: string }[],
        },
      ] as const,
  );
  const manifest = createManifest({ board: 'b', contexts: ['Orders'], files: Object.fromEntries(described) });
  await fill(folder, { ...files, [MANIFEST_PATH]: printManifest(manifest) });
  return folder;
}

function ownershipOf(path: string): 'whole' | 'seed' {
  return path.startsWith('seed') ? 'seed' : 'whole';
}

async function plan(folder: string, files: Files) {
  const target = await inspectTarget(folder);
  if (!target.ok) {
    return target;
  }
  const wanted = new Map(
    Object.entries(files).map(([path, text]) => [
      toSafePath(path),
      { text, ownership: ownershipOf(path) } satisfies WantedFile,
    ]),
  );
  return planChanges(folder, target.value, wanted);
}

const nothing = { written: [], changed: [], unchanged: [], deleted: [], kept: [] };

describe('A folder that code may go to', () => {
  it('[GEN13] is missing or empty, a fresh repository included', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.git'));

    expect(await plan(join(folder, 'new', 'one'), { 'a.ts': '1' })).toEqual({
      ok: true,
      value: { ...nothing, written: ['a.ts'] },
    });
    expect(await plan(folder, { 'a.ts': '1' })).toEqual({
      ok: true,
      value: { ...nothing, written: ['a.ts'] },
    });
  });

  it('[GEN13] is not one with files of somebody else', async () => {
    const folder = await temporaryFolder();
    await fill(folder, { 'thesis.doc': 'years of work' });

    expect(await plan(folder, {})).toMatchObject({ ok: false, error: { code: 'folder-not-ours' } });
  });

  it('[GEN13] is not one whose manifest cannot be read, or leads elsewhere', async () => {
    for (const text of [
      '{',
      '{"format":"stormwright-manifest","version":99}',
      printManifest(
        createManifest({
          board: 'b',
          contexts: [],
          files: { '../x': { sha256: '', ownership: 'whole', elements: [] } },
        }),
      ),
    ]) {
      const folder = await temporaryFolder();
      await fill(folder, { [MANIFEST_PATH]: text });

      expect(await plan(folder, {})).toMatchObject({ ok: false, error: { code: 'folder-from-newer' } });
    }
  });
});

describe('Generating again', () => {
  it('[GEN14] [GEN18] writes what differs, deletes what is gone, leaves the rest and everything that is not generated', async () => {
    const folder = await ours({ 'a.ts': '1', 'b.ts': '2', 'old/c.ts': '3' });
    await fill(folder, {
      'node_modules/x.js': '',
      'dist/a.js': '',
      'package-lock.json': '{}',
      'mine.ts': 'by hand',
    });

    expect(await plan(folder, { 'a.ts': '1', 'b.ts': 'two', 'd.ts': '4' })).toEqual({
      ok: true,
      value: {
        ...nothing,
        written: ['b.ts', 'd.ts'],
        changed: ['b.ts'],
        unchanged: ['a.ts'],
        deleted: ['old/c.ts'],
      },
    });
  });

  it('[GEN15] refuses by name what was edited, would be deleted edited, or stands in the way', async () => {
    const folder = await ours({ 'a.ts': '1', 'gone.ts': '2' });
    await fill(folder, { 'a.ts': 'edited', 'gone.ts': 'edited too', 'new.ts': 'mine' });

    expect(await plan(folder, { 'a.ts': '1b', 'new.ts': '3' })).toMatchObject({
      ok: false,
      error: { code: 'files-edited', files: ['a.ts', 'gone.ts', 'new.ts'] },
    });
  });

  it('[GEN15] does not take other line ends for an edit', async () => {
    const folder = await ours({ 'a.ts': 'one\ntwo\n' });
    await fill(folder, { 'a.ts': 'one\r\ntwo\r\n' });

    expect(await plan(folder, { 'a.ts': 'three\n' })).toMatchObject({
      ok: true,
      value: { written: ['a.ts'] },
    });
  });

  it('[GEN16] keeps a seed that was edited or taken away, and renews an untouched one', async () => {
    const folder = await ours({ 'seed-a.md': '1', 'seed-b.md': '2' });
    await fill(folder, { 'seed-a.md': 'my own words' });

    expect(await plan(folder, { 'seed-a.md': '1b', 'seed-b.md': '2b' })).toMatchObject({
      ok: true,
      value: { written: ['seed-b.md'], kept: ['seed-a.md'] },
    });
  });

  it('[GEN15] writes again what was deleted, because nothing can be lost', async () => {
    const folder = await ours({ 'a.ts': '1' });

    expect(await plan(folder, { 'a.ts': '1', 'b.ts': '2' })).toMatchObject({
      ok: true,
      value: { unchanged: ['a.ts'], written: ['b.ts'] },
    });
  });

  it('[GEN21] does not follow a link out of the folder', async () => {
    const folder = await ours({ 'a.ts': '1' });
    const elsewhere = await temporaryFolder();
    await fill(elsewhere, { 'secret.ts': 'untouched' });
    await symlink(elsewhere, join(folder, 'linked'));

    expect(await plan(folder, { 'a.ts': '1', 'linked/secret.ts': 'overwritten' })).toMatchObject({
      ok: false,
      error: { code: 'files-edited', files: ['linked/secret.ts'] },
    });
  });
});

describe('Applying changes', () => {
  it('[GEN10] puts everything back when one step fails', async () => {
    const [staged, target] = [await temporaryFolder(), await temporaryFolder()];
    await fill(staged, { 'a.ts': 'new', 'deep/b.ts': 'new' });
    await fill(target, { 'a.ts': 'old', 'c.ts': 'old' });
    const written = ['a.ts', 'deep/b.ts', 'missing.ts'].map(toSafePath);

    const applied = applyChanges(staged, target, { written, deleted: [toSafePath('c.ts')] });

    await expect(applied).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await readdir(target)).sort()).toEqual(['a.ts', 'c.ts']);
    expect(await readFile(join(target, 'a.ts'), 'utf8')).toBe('old');
  });

  it('[GEN18] takes away what is deleted with the folders that are then empty', async () => {
    const [staged, target] = [await temporaryFolder(), await temporaryFolder()];
    await fill(staged, { 'a.ts': 'new' });
    await fill(target, { 'old/deep/c.ts': 'old', 'mine/d.ts': 'mine' });

    await applyChanges(staged, target, {
      written: [toSafePath('a.ts')],
      deleted: [toSafePath('old/deep/c.ts')],
    });

    expect((await readdir(target)).sort()).toEqual(['a.ts', 'mine']);
  });
});

describe('A safe path', () => {
  it.each([
    '../a',
    '/a',
    'a//b',
    'a/../b',
    'a\\b',
    'C:/a',
    '',
    'a/',
    'a.',
    'a\u0000b',
    'a/./b',
  ])('[GEN21] is not %j', (path) => {
    expect(() => toSafePath(path)).toThrow('Not a safe path');
  });
});
