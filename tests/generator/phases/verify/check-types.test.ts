import { describe, expect, it, vi } from 'vitest';
import { toSafePath } from '#generator/output/safe-path.ts';
import { type CheckedFile, checkTypes } from '#generator/phases/verify/check-types.ts';
import { runTool } from '#generator/phases/verify/tool.ts';
import { VERIFICATION_CONFIG } from '#generator/phases/verify/verification-config.ts';

vi.mock('#generator/phases/verify/tool.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('#generator/phases/verify/tool.ts')>();
  return { ...original, runTool: vi.fn(original.runTool) };
});

const config = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, module: 'NodeNext', target: 'ES2023', types: [] },
  include: ['src'],
});

function filesOf(texts: Readonly<Record<string, string>>, proven: readonly string[] = []): CheckedFile[] {
  return Object.entries({ [VERIFICATION_CONFIG]: config, 'package.json': '{"type":"module"}', ...texts }).map(
    ([path, text]) => ({ path: toSafePath(path), text, proven: proven.includes(path) }),
  );
}

const sound = { 'src/age.ts': 'export const age: number = 3;\n' };

describe('the check of types', () => {
  it('passes sound code, once and again', async () => {
    expect(await checkTypes(filesOf(sound))).toEqual({ ok: true, value: undefined });
    expect(await checkTypes(filesOf(sound))).toEqual({ ok: true, value: undefined });
  });

  it('refuses what an emitter got wrong, by file and place, every time', async () => {
    const wrong = filesOf({ ...sound, 'src/name.ts': "export const name: string = 'a';\nname * 2;\n" });

    const refused = await checkTypes(wrong);

    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'output-not-sound', files: ['src/name.ts'] },
    });
    expect(refused.ok ? '' : refused.error.message).toContain('src/name.ts(2,1)');
    expect(await checkTypes(wrong)).toEqual(refused);
  });

  it('refuses what no longer fits after a change of another file', async () => {
    const user = { 'src/user.ts': "import { age } from './age.js';\nexport const next: number = age + 1;\n" };

    const before = await checkTypes(filesOf({ ...sound, ...user }));
    const changed = { ...user, 'src/age.ts': "export const age = 'three';\n" };
    const after = await checkTypes(filesOf(changed));
    const gone = await checkTypes(filesOf(user));

    expect(before).toMatchObject({ ok: true });
    expect(after).toMatchObject({ ok: false, error: { files: ['src/user.ts'] } });
    expect(gone).toMatchObject({ ok: false, error: { files: ['src/user.ts'] } });
  });

  it('takes a proven file at its word, and holds others to its types', async () => {
    const proven = { 'src/proven.ts': "export const size: number = 'its own business';\n" };
    const right = { 'src/user.ts': "import { size } from './proven.js';\nexport const twice = size * 2;\n" };
    const wrong = {
      'src/user.ts': "import { size } from './proven.js';\nexport const twice: string = size;\n",
    };

    expect(await checkTypes(filesOf({ ...proven, ...right }, ['src/proven.ts']))).toMatchObject({
      ok: true,
    });
    expect(await checkTypes(filesOf({ ...proven, ...wrong }, ['src/proven.ts']))).toMatchObject({
      ok: false,
      error: { files: ['src/user.ts'] },
    });
    expect(await checkTypes(filesOf({ ...proven, ...right }))).toMatchObject({
      ok: false,
      error: { files: ['src/proven.ts'] },
    });
  });

  it('stays warm when the documents change along with the code', async () => {
    const check = (age: string) =>
      checkTypes(filesOf({ 'src/age.ts': `export const age = ${age};\n`, 'docs/age.md': age }), {
        keepWarm: true,
      });
    await check('1');
    vi.mocked(runTool).mockClear();

    expect(await check('2')).toMatchObject({ ok: true });

    expect(runTool).not.toHaveBeenCalled();
  });

  it('can be cancelled, and then goes on as if nothing had been', async () => {
    const controller = new AbortController();
    const other = filesOf({ 'src/other.ts': 'export const other = 1;\n' });

    const cancelled = checkTypes(other, { signal: controller.signal });
    controller.abort();

    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(await checkTypes(other)).toMatchObject({ ok: true });
  });

  it('tells of a configuration that does not hold', async () => {
    const refused = await checkTypes(filesOf({ [VERIFICATION_CONFIG]: '{ "files": [] }' }));

    expect(refused).toMatchObject({ ok: false, error: { files: [VERIFICATION_CONFIG] } });
  });
});
