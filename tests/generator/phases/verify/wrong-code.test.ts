import { describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { toSafePath } from '#generator/output/safe-path.ts';
import { checkTypes } from '#generator/phases/verify/check-types.ts';
import { loadTemplates } from '#generator/templates.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const board = readShippedBoard('models/samples/bookly.storm.json');
const { files, verification } = generateFiles(board, loadTemplates(), ({ words }) => words === 'Orders');

/** What an emitter might get wrong, in one file of Bookly's Orders. */
const mistakes: readonly (readonly [file: string, right: string, wrong: string, told: string])[] = [
  [
    'packages/orders/src/domain/cart/cart.ts',
    'readonly customerId: CustomerId',
    'readonly customer: string',
    '',
  ],
  ['packages/orders/src/json/cart-json.ts', 'customerId: json.id<CustomerId>(),', '', ''],
  ['packages/orders/src/api/cart/add-book-route.ts', "type: 'AddBook'", "type: 'AddBooks'", ''],
  ['packages/orders/test/cart/add-book.test.ts', 'cartDecider', 'cartDecide', ''],
  ['apps/server/src/contexts.ts', 'export const project =', 'const project =', 'apps/server/src/server.ts'],
];

function check(change: (path: string, text: string) => string) {
  const checked = [...files, verification].map(({ path, text, proven = false }) => ({
    path: toSafePath(path),
    text: change(path, text),
    proven,
  }));
  return checkTypes(checked);
}

describe('the check of generated code', () => {
  it('passes what the emitters print', async () => {
    expect(await check((_path, text) => text)).toEqual({ ok: true, value: undefined });
  });

  it.each(mistakes)('[GEN9] refuses a mistake in %s', async (file, right, wrong, told) => {
    let isMade = false;
    const outcome = await check((path, text) => {
      isMade ||= path === file && text.includes(right);
      return path === file ? text.replace(right, wrong) : text;
    });

    expect(isMade).toBe(true);
    const refusal = { code: 'output-not-sound', files: expect.arrayContaining([told || file]) };
    expect(outcome).toMatchObject({ ok: false, error: refusal });
  });

  it('takes at their word only files that import nothing generated', () => {
    const proven = files.filter((file) => file.proven);
    const folders = new Set(proven.map(({ path }) => path.split('/').slice(0, 2).join('/')));

    expect([...folders].sort()).toEqual([
      'apps/server',
      'packages/kernel',
      'packages/platform',
      'packages/schema-check',
    ]);
    for (const { path, text } of proven) {
      expect(text, path).not.toMatch(
        /from '[^']*(contexts\.js|journeys\.js|message-words\.js|@bookly\/orders[^']*)'/,
      );
    }
  });
});
