import { describe, expect, it } from 'vitest';
import { toSafePath } from '#generator/output/safe-path.ts';
import { formatTexts } from '#generator/phases/verify/format.ts';

const rulesOf = (quoteStyle: 'single' | 'double') =>
  JSON.stringify({ root: true, javascript: { formatter: { quoteStyle } } });

async function format(texts: Readonly<Record<string, string>>) {
  const paths = Object.entries(texts).map(([path, text]) => [toSafePath(path), text] as const);
  const outcome = await formatTexts(new Map(paths), undefined);
  return { outcome, texts: outcome.ok ? Object.fromEntries(outcome.value) : undefined };
}

describe('formatting', () => {
  const code = {
    'biome.json': rulesOf('single'),
    'src/a.ts': 'export const a="x"',
    'notes.md': '#   as it is',
  };

  it('formats what it knows and leaves the rest', async () => {
    const { texts } = await format(code);

    expect(texts?.['src/a.ts']).toBe("export const a = 'x';\n");
    expect(texts?.['notes.md']).toBe('#   as it is');
    expect(Object.keys(texts ?? {})).toEqual(['biome.json', 'src/a.ts', 'notes.md']);
  });

  it('gives the same for what it has seen, and looks at what has changed', async () => {
    const first = await format(code);
    const again = await format(code);
    const changed = await format({ ...code, 'src/a.ts': 'export const a="y"' });

    expect(again.texts).toEqual(first.texts);
    expect(changed.texts).toEqual({ ...first.texts, 'src/a.ts': "export const a = 'y';\n" });
  });

  it('follows other rules when they change', async () => {
    await format(code);

    const { texts } = await format({ ...code, 'biome.json': rulesOf('double') });

    expect(texts?.['src/a.ts']).toBe('export const a = "x";\n');
  });

  it('refuses what cannot be parsed, every time', async () => {
    const broken = { ...code, 'src/b.ts': 'export const = ;' };

    const first = await format(broken);
    const second = await format(broken);

    expect(first.outcome).toMatchObject({
      ok: false,
      error: { code: 'output-not-sound', files: ['src/b.ts'] },
    });
    expect(second.outcome).toMatchObject({ ok: false, error: { files: ['src/b.ts'] } });
  });

  it('formats more files than a command line names', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, index) => [`src/many-${index}.ts`, `export const n=${index}`]),
    );

    const { texts } = await format({ 'biome.json': rulesOf('single'), ...many });

    expect(texts?.['src/many-200.ts']).toBe('export const n = 200;\n');
  });
});
