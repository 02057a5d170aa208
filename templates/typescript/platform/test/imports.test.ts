import { describe, expect, it } from 'vitest';
import { findForbiddenImports, findImports, type LayerRules } from '../src/testing/imports.js';

const rules: LayerRules = {
  layers: {
    domain: { layers: ['domain'], packages: /^@sample\/kernel$/ },
    infrastructure: { layers: ['infrastructure', 'domain'], packages: /^@sample\/(kernel|platform)$/ },
  },
  wiring: { packages: /^@sample\/(kernel|platform)$/ },
};

/** A sound package, to which a test adds one file. */
const sound: Readonly<Record<string, string>> = {
  'domain/order/order.ts': "import { brand } from '@sample/kernel';\nexport const order = brand;\n",
  'infrastructure/postgres/migrations.ts':
    "import { migrate } from '@sample/platform';\nimport { order } from '../../domain/order/order.js';\nexport { migrate, order };\n",
  'index.ts': "export * from './infrastructure/postgres/migrations.js';\nexport * from './context.js';\n",
  'context.ts': "import './domain/order/order.js';\nimport type { Migration } from '@sample/platform';\n",
};

const forbiddenIn = (file: string, text: string) =>
  findForbiddenImports(new Map(Object.entries({ ...sound, [file]: text })), rules);

it('lets a sound package pass', async () => {
  expect(await findForbiddenImports(new Map(Object.entries(sound)), rules)).toEqual([]);
});

describe('a layer that reaches for what it may not know is found', () => {
  const [layer, platform] = ['infrastructure/postgres/migrations.js', '@sample/platform'];
  it.each([
    ['an import with names', `import { migrate } from '../../${layer}';`, layer],
    ['an import over several lines', `import {\n  migrate,\n} from\n  '../../${layer}';`, layer],
    ['an import behind another statement', `const one = 1; import x from '../../${layer}';`, layer],
    ['an import without names', `import '../../${layer}';`, layer],
    ['an import of types', `import type { Migration } from '../../${layer}';`, layer],
    ['an import that runs later', `export const later = () => import('${platform}');`, platform],
    ['an import behind a comment', `void import(/* why not */ '${platform}');`, platform],
    ['an import in backticks', `void import(\`${platform}\`);`, platform],
    ['an import with escapes', "void import('node\\x3afs');", 'node:fs'],
    ['a type by import', `export type Way = import('${platform}').MessageBus;`, platform],
    ['the type of an import', `export type All = typeof import('${platform}');`, platform],
    ['an export of some', `export { migrate } from '../../${layer}';`, layer],
    ['an export of all', `export * from '../../${layer}';`, layer],
    ['an export of types', `export type * as all from '../../${layer}';`, layer],
    ['an old import', `import all = require('${platform}');`, platform],
    ['an old call', `require('${platform}');`, platform],
    ['a reference to types', `/// <reference types="${platform}" />`, platform],
    [
      'a reference to a file',
      '/// <reference path="../../../../payments/src/index.ts" />',
      '../../payments/src/index.ts',
    ],
    ['a part of Node', "import { readFileSync } from 'node:fs';", 'node:fs'],
    [
      'a part of the kernel that it does not show',
      "import '@sample/kernel/dist/x.js';",
      '@sample/kernel/dist/x.js',
    ],
    ['an absolute path', "import '/etc/payments.js';", '/etc/payments.js'],
    ['a name that nobody knows yet', 'export const any = (name: string) => import(name);', 'import(name)'],
  ])('%s', async (_, text, to) => {
    expect(await forbiddenIn('domain/order/evil.ts', `${text}\n`)).toEqual([
      { from: 'domain/order/evil.ts', to },
    ]);
  });

  it.each([
    ['in the root of the package', 'leak.ts', '../../payments/src/domain/payment/payment.js'],
    ['in a layer', 'domain/order/leak.ts', '../../../../payments/src/domain/payment/payment.js'],
    ['to a file of its own name', 'domain/order/leak.ts', '../../../../payments/src/domain/order/order.js'],
  ])('a way out of the package %s', async (_, file, to) => {
    const forbidden = await forbiddenIn(file, `export * from '${to}';\n`);

    expect(forbidden).toEqual([{ from: file, to: expect.stringMatching(/^\.\.\/\.\.\/payments\//) }]);
  });
});

it('takes nothing for an import that only looks like one', async () => {
  const text = [
    "// taken from '@sample/platform'",
    'export const one = "import(\'@sample/platform\')";',
    'export const two = `export * from "@sample/platform"`;',
    "export const three = /import '@sample\\/platform'/;",
  ].join('\n');

  expect(await findImports('domain/order/words.ts', text)).toEqual([]);
});

it('says so when a file does not parse', async () => {
  await expect(findImports('domain/order/order.ts', 'import {')).rejects.toThrow(
    'domain/order/order.ts does not parse: ',
  );
});
