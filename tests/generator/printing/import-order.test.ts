import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biome, runTool } from '#generator/phases/verify/tool.ts';
import { compareNaturally, compareSpecifiers, reorderImports } from '#generator/printing/import-order.ts';

describe('the order of imports', () => {
  it('is the one that Biome keeps', async () => {
    const files = fc.sample(arbitraryImports, { numRuns: 200, seed: 2611 });

    expect(await unsorted(files)).toBe('');
  });

  it('can be told from another one by Biome', async () => {
    expect(await unsorted(["import { a } from './a.js';\nimport { b } from '../b.js';\n"])).toContain('0.ts');
  });

  it('comes back when packages are given other names', () => {
    const renamed = [
      "import { readFile } from 'node:fs/promises';",
      "import { z } from '@hono/zod-openapi';",
      'import {',
      '  type Clock,',
      '  ok,',
      "} from '@bookly/kernel';",
      "import { expect } from 'vitest';",
      '',
      "const text = `import { a } from 'a';`;",
      '',
    ];

    expect(reorderImports(renamed.join('\n')).split('\n').slice(1, 6)).toEqual([
      'import {',
      '  type Clock,',
      '  ok,',
      "} from '@bookly/kernel';",
      "import { z } from '@hono/zod-openapi';",
    ]);
    expect(reorderImports(renamed.join('\n')).split('\n')).toHaveLength(renamed.length);
  });
});

const textOf = (characters: string, longest: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: longest })
    .map((chosen) => chosen.join(''));
const name = fc.tuple(textOf('aAbBzZ_$éΩ', 1), textOf('aAbBzZ019_$éß日', 4)).map((parts) => parts.join(''));
const kebab = fc.tuple(textOf('abz', 1), textOf('abz019-', 3)).map((parts) => parts.join(''));
const specifier = fc
  .tuple(
    fc.constantFrom('node:', '', '@', '../', '../../', '../../../', './'),
    kebab,
    kebab,
    kebab,
    fc.nat(2),
  )
  .map(([start, one, two, three, depth]) => {
    const names = [one, two, three].slice(0, start === '@' ? depth + 2 : depth + 1);
    return `${start}${names.join('/')}${start.includes('.') ? '.js' : ''}`;
  });
const arbitraryImports = fc
  .uniqueArray(fc.tuple(specifier, fc.uniqueArray(name, { minLength: 1, maxLength: 5 })), {
    minLength: 8,
    maxLength: 12,
    selector: ([from]) => from,
  })
  .map((imports) =>
    imports
      .sort(([one], [other]) => compareSpecifiers(one, other))
      .map(([from, names], index) => {
        const used = names.sort(compareNaturally).map((each) => `${each} as use${index}${each}`);
        return `import { ${used.join(', ')} } from '${from}';\n`;
      })
      .join(''),
  );

/** What Biome says about files whose imports are out of order. */
async function unsorted(files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-order-'));
  try {
    await writeFile(join(folder, 'biome.json'), '{ "root": true }');
    await Promise.all(files.map((text, index) => writeFile(join(folder, `${index}.ts`), text)));
    const args = ['check', '--linter-enabled=false', '--formatter-enabled=false', '--colors=off', '.'];
    const { exitCode, output } = await runTool(biome(), args, { folder, signal: undefined });
    return exitCode === 0 ? '' : output;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
