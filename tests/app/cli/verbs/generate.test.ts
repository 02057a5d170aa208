import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boardWith, newFolder } from '#tests/support/command-files.ts';
import { runCommand } from '#tests/support/run-command.ts';

const bookly = 'models/samples/bookly.storm.json';
const tiny = 'models/samples/tiny.storm.json';

describe('generate', () => {
  it('says what it would write and writes nothing with --dry-run', async () => {
    const out = join(newFolder(), 'code');
    const { code, result } = await runCommand('generate', tiny, '--out', out, '--dry-run');
    expect(code).toBe(0);
    expect(result).toContain('This would be written');
    expect(result).toContain('+ package.json');
    expect(readdirSync(join(out, '..'))).toEqual([]);
  });

  it('refuses a folder that is not ours and leaves it alone', async () => {
    const out = newFolder();
    mkdirSync(join(out, 'src'));
    writeFileSync(join(out, 'src', 'mine.ts'), 'mine');
    const { code, notes } = await runCommand('generate', tiny, '--out', out);
    expect(code).toBe(2);
    expect(notes).toContain('holds files that Stormwright did not write');
    expect(notes).toContain('Nothing was written');
    const json = await runCommand('generate', tiny, '--out', out, '--dry-run', '--json');
    expect(JSON.parse(json.result)).toMatchObject({ refused: { code: 'folder-not-ours' } });
    expect(readdirSync(out)).toEqual(['src']);
  });

  it('names the contexts when asked for another', async () => {
    const args = ['generate', bookly, '--out', newFolder(), '--context', 'Warehouse'];
    const { code, notes } = await runCommand(...args);
    expect(code).toBe(2);
    expect(notes).toContain(
      'No context is called "Warehouse". There are: Catalog, Inventory, Membership, Orders',
    );
    const json = await runCommand(...args, '--json');
    expect(json).toMatchObject({ code: 2, notes: '' });
    expect(JSON.parse(json.result)).toMatchObject({ refused: { code: 'unknown-context' } });
  });

  it('says what stands in the way of the folder', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, 'mine');
    const { code, notes } = await runCommand('generate', tiny, '--out', file);
    expect(code).toBe(2);
    expect(notes).toContain(
      `${file} cannot be written to: a file stands where a folder is needed (ENOTDIR).`,
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('names the generated files that were edited by hand, and leaves them alone', async () => {
    const out = join(newFolder(), 'two words');
    const written = await runCommand('generate', tiny, '--out', out);
    expect(written).toMatchObject({
      code: 0,
      result: expect.stringMatching(/Next: cd "[^"]+two words" && npm install && npm test$/),
    });
    const edited = 'packages/lending/src/domain/loan/copy-returned.ts';
    writeFileSync(join(out, edited), 'mine');

    for (const more of [[], ['--dry-run'], ['--force']]) {
      const { code, notes } = await runCommand('generate', tiny, '--out', out, ...more);
      expect(code).toBe(2);
      expect(notes).toContain(`These files were changed by hand since they were generated: ${edited}.`);
      expect(notes).toContain('Nothing was written.');
    }
    const { result } = await runCommand('generate', tiny, '--out', out, '--json');
    expect(JSON.parse(result)).toMatchObject({ refused: { code: 'files-edited', files: [edited] } });
    expect(readFileSync(join(out, edited), 'utf8')).toBe('mine');
  }, 120_000);

  it('refuses a rule that does not type-check, with its place', async () => {
    const file = boardWith({
      contexts: { sales: { name: 'Sales' } },
      elements: {
        order: { kind: 'aggregate', text: 'Order', at: [0, 0], context: 'sales' },
        placed: { kind: 'event', text: 'Order Placed', at: [300, 0], context: 'sales' },
        place: {
          kind: 'command',
          text: 'Place Order',
          at: [600, 0],
          context: 'sales',
          design: {
            creates: 'always',
            rules: [{ text: 'There is a price.', check: 'prise > 3', error: 'No Price' }],
          },
        },
      },
      relations: {
        r1: { type: 'handled-by', from: 'place', to: 'order' },
        r2: { type: 'emits', from: 'order', to: 'placed' },
      },
    });
    const { code, result, notes } = await runCommand('generate', file, '--out', join(newFolder(), 'code'));
    expect(code).toBe(2);
    expect(result).toContain('expression-not-valid  elements.place.design.rules.0.check');
    expect(result).toContain('on "Place Order" in Sales: #/board/shop?select=place');
    expect(notes).toContain('Nothing was written');
  });

  it('leaves out with --force what has errors and what needs it, and says so', async () => {
    const board = JSON.parse(readFileSync(tiny, 'utf8'));
    board.elements['copy-returned'].design.effects = [{ do: 'set', field: 'gone', to: '1' }];
    const out = join(newFolder(), 'code');
    const generate = (...more: string[]) =>
      runCommand('generate', boardWith(board), '--out', out, '--dry-run', ...more);

    expect(await generate()).toMatchObject({ code: 2, notes: expect.stringContaining('--force') });
    const { code, result } = await generate('--force');

    expect(code).toBe(0);
    expect(result).toContain('Left out, because it has errors or needs what has:\n  Copy Returned: ');
    expect(result).toContain('  Return Copy: It needs "Copy Returned", which is left out.');
    expect(result).toContain('borrow-copy.ts');
    expect(result).not.toContain('return-copy.ts');
  });

  it('leaves out with --force what it cannot read, and says so', async () => {
    const board = JSON.parse(readFileSync(tiny, 'utf8'));
    board.elements['copy-returned'].kind = 'happening';
    board.terms.loan = { name: 7 };
    board.votes = { first: { topic: 'Name it' } };
    const file = boardWith(board);
    const out = join(newFolder(), 'code');
    const { code, result } = await runCommand('generate', file, '--out', out, '--dry-run', '--force');

    expect(code).toBe(0);
    expect(result).toContain('  Copy Returned: The element "copy-returned" could not be read: its "kind" ');
    expect(result).toContain(
      '  loan: The term "loan" could not be read: its "name" should be a text but is 7.',
    );
    expect(result).toContain('  Return Copy: It needs "Copy Returned", which is left out.');
    expect(result).not.toContain('votes');
    expect(result).toContain('borrow-copy.ts');
    expect(result).not.toContain('copy-returned.ts');
  });

  it('does not leave out with --force what is no entry, and does not advise it', async () => {
    const board = JSON.parse(readFileSync(tiny, 'utf8'));
    const file = boardWith({ ...board, purpose: 7 });
    const args = ['generate', file, '--out', join(newFolder(), 'code'), '--dry-run', '--force'];
    const { code, result, notes } = await runCommand(...args);

    expect(code).toBe(2);
    expect(result).toContain('head-not-valid  purpose: ');
    expect(notes).toContain(
      'Fix it and generate again: what it is about cannot be left out. Nothing was written.',
    );
  });
});
