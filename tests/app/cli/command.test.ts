import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { runCommand } from '#tests/support/run-command.ts';

const bookly = 'models/samples/bookly.storm.json';
const tiny = 'models/samples/tiny.storm.json';
const newFolder = () => mkdtempSync(join(tmpdir(), 'stormwright-cli-'));

/** What a dismissal and the finding that it is about have in common. */
const subjectOf = ({ rule, subject }: { rule: string; subject: object }) => ({ rule, subject });

/** A board file with this JSON in it. */
function boardWith(board: object): string {
  const file = join(newFolder(), 'board.storm.json');
  writeFileSync(
    file,
    JSON.stringify({ format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop', ...board }),
  );
  return file;
}

describe('help', () => {
  it('teaches every verb and the exit codes', async () => {
    const { code, result } = await runCommand('--help');
    expect(code).toBe(0);
    for (const verb of ['start', 'serve', 'new', 'lint', 'generate', 'schema'])
      expect(result).toContain(verb);
    expect(result).toContain('Exit codes: 0 fine, 1 findings, 2 refused');
  });

  it.each(['start', 'serve', 'new', 'lint', 'generate', 'schema'])('explains %s', async (verb) => {
    const { code, result } = await runCommand(verb, '--help');
    expect(code).toBe(0);
    expect(result).toContain(`npx stormwright ${verb}`);
  });

  it.each([
    [['fly']],
    [['lint']],
    [['generate', bookly]],
    [['lint', bookly, '--format', 'xml']],
    [['serve', '--port', '70000']],
    [['serve', '--port', 'http']],
  ])('refuses %j and says how it is used', async (args) => {
    const { code, notes } = await runCommand(...args);
    expect(code).toBe(2);
    expect(notes).toContain('--help');
  });
});

describe('--version', () => {
  it('prints the version of package.json and nothing else', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await runCommand('--version')).toEqual({ code: 0, result: version, notes: '' });
  });
});

describe('schema', () => {
  it('prints a JSON Schema', async () => {
    const { code, result } = await runCommand('schema');
    expect(code).toBe(0);
    expect(JSON.parse(result)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  });
});

describe('new', () => {
  it.each(['big-picture', 'process', 'design'])('writes a board from the template %s', async (template) => {
    const file = join(newFolder(), 'Ticket shop.storm.json');
    const { code, result } = await runCommand('new', file, '--template', template);
    expect(code).toBe(0);
    expect(result).toContain(`npx stormwright start "${file}"`);
    const board = readBoardFile(readFileSync(file, 'utf8'));
    expect(board.ok && board.value.model.name).toBe('Ticket shop');
  });

  it('leaves a file that is there as it is', async () => {
    const file = join(newFolder(), 'shop.storm.json');
    writeFileSync(file, 'mine');
    const { code, notes } = await runCommand('new', file);
    expect(code).toBe(2);
    expect(notes).toContain('left as it is');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('names the templates when asked for another', async () => {
    const { code, notes } = await runCommand('new', join(newFolder(), 'a.json'), '--template', 'grand');
    expect(code).toBe(2);
    expect(notes).toContain('big-picture, design, process');
  });

  it('says so when the folder does not exist', async () => {
    const { code, notes } = await runCommand('new', join(newFolder(), 'no', 'such', 'shop.storm.json'));
    expect(code).toBe(2);
    expect(notes).toContain('does not exist');
  });
});

describe('lint', () => {
  it('is content with Bookly', async () => {
    const { code, notes } = await runCommand('lint', bookly);
    expect(code).toBe(0);
    expect(notes).toMatch(/^0 errors, 0 warnings, \d+ hints/);
  });

  it('prints findings with their places and exits 1', async () => {
    const file = boardWith({
      elements: { order: { kind: 'command', text: 'Place Order', at: [0, 0] } },
      relations: { r1: { type: 'handled-by', from: 'order', to: 'gone' } },
    });
    const { code, result } = await runCommand('lint', file);
    expect(code).toBe(1);
    expect(result).toContain('relation-to-nothing  relations.r1');
    expect(result).toContain('on "r1": #/board/shop?select=order');
  });

  it('prints JSON and SARIF', async () => {
    const json = JSON.parse((await runCommand('lint', bookly, '--json')).result);
    expect(json).toMatchObject({ file: bookly, findings: expect.any(Array) });
    const sarif = JSON.parse((await runCommand('lint', bookly, '--format', 'sarif')).result);
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'stormwright' } } }] });
    expect(sarif.runs[0].results.length).toBe(json.findings.length);
  });

  describe('of a board on which the team has settled something', () => {
    const power = { kind: 'event', text: 'Power Failed', at: [0, 0] };
    const subject = { section: 'elements', id: 'power' };
    const dismissal = {
      rule: 'event-without-source',
      subject,
      reason: 'Nobody \u001b[2Jcan help it.',
      by: 'Ada',
    };
    const fingerprintOf = async (elements: object) => {
      const { findings } = JSON.parse((await runCommand('lint', boardWith({ elements }), '--json')).result);
      return findings[0].fingerprint as string;
    };
    const dismissed = async (elements: object = { power }) =>
      boardWith({ elements, dismissals: { [await fingerprintOf({ power })]: dismissal } });

    it('does not count what is dismissed, and lists it with --all', async () => {
      const file = await dismissed();
      expect(await runCommand('lint', file)).toEqual({
        code: 0,
        result: '',
        notes: '0 errors, 0 warnings, 0 hints, 1 dismissed (--all lists everything)',
      });
      const { code, result, notes } = await runCommand('lint', file, '--all');
      expect(code).toBe(0);
      expect(result).toMatch(/^dismissed {2}event-without-source {2}elements.power: Nothing emits/);
      expect(result).toContain('\n         by Ada: Nobody \uFFFD[2Jcan help it.');
      expect(notes).toBe('0 errors, 0 warnings, 0 hints, 1 dismissed');
    });

    it('counts it again when the text has changed', async () => {
      const { notes } = await runCommand(
        'lint',
        await dismissed({ power: { ...power, text: 'Power Lost' } }),
      );
      expect(notes).toBe('0 errors, 0 warnings, 1 hint (--all lists the hints)');
    });

    it('carries it in JSON and SARIF', async () => {
      const file = await dismissed();
      const json = JSON.parse((await runCommand('lint', file, '--json')).result);
      expect(json).toMatchObject({ findings: [], dismissed: [{ ...subjectOf(dismissal), dismissal }] });
      const sarif = JSON.parse((await runCommand('lint', file, '--format', 'sarif')).result);
      expect(sarif.runs[0].results).toMatchObject([
        {
          ruleId: 'event-without-source',
          suppressions: [{ kind: 'inSource', status: 'accepted', justification: dismissal.reason }],
        },
      ]);
    });

    it('exits 1 for a hint that is raised, and 0 for a warning that is lowered', async () => {
      const raised = boardWith({ elements: { power }, rules: { 'event-without-source': 'error' } });
      expect(await runCommand('lint', raised)).toMatchObject({
        code: 1,
        notes: '1 error, 0 warnings, 0 hints',
      });
      const twice = { power: { ...power, text: 'Fail Power' } };
      const rules = { 'event-not-past-tense': 'info', 'event-without-source': 'off' };
      const lowered = boardWith({ elements: twice, rules });
      expect((await runCommand('lint', lowered)).code).toBe(0);
      expect((await runCommand('lint', boardWith({ elements: twice }))).code).toBe(1);
    });
  });

  it('lets no sticky text steer the terminal', async () => {
    const file = boardWith({
      elements: {
        a: { kind: 'command', text: 'a', at: [0, 0], design: { target: { by: 'key', key: '\u001b[2J' } } },
      },
    });
    const { result } = await runCommand('lint', file, '--all');
    expect(result).not.toContain('\u001b');
  });
});

describe('a board file that does not open', () => {
  const newer = join(newFolder(), 'newer.storm.json');
  writeFileSync(newer, JSON.stringify({ format: 'stormwright-board', version: 99, id: 'a', name: 'A' }));
  const empty = join(newFolder(), 'empty.storm.json');
  writeFileSync(empty, ' ');
  const broken = join(newFolder(), 'broken.storm.json');
  writeFileSync(broken, '{"format": "stormwright-board",\n "version": 1,,}');

  it.each([
    ['is not there', '/no/such/board.storm.json', 'There is no file'],
    ['is a folder', '.', 'is a folder'],
    ['is newer', newer, 'newer Stormwright'],
    ['is empty', empty, 'The file is empty'],
    ['is below a file', 'package.json/board.storm.json', 'There is no file'],
    ['is broken', broken, 'in line 2, column 15'],
    [
      'holds an unknown kind',
      boardWith({ elements: { a: { kind: 'spaceship', text: '', at: [0, 0] } } }),
      'spaceship',
    ],
    ['is another JSON', 'package.json', 'no board'],
  ])('%s: every verb refuses with 2 and touches nothing', async (_name, file, words) => {
    const before = existsSync(file) && file !== '.' ? readFileSync(file, 'utf8') : undefined;
    for (const args of [
      ['lint', file],
      ['generate', file, '--out', join(newFolder(), 'code')],
    ]) {
      const { code, notes } = await runCommand(...args);
      expect(code, notes).toBe(2);
      expect(notes).toContain(words);
    }
    if (before !== undefined) expect(readFileSync(file, 'utf8')).toBe(before);
  });

  const damaged = boardWith({
    elements: { a: { kind: 'spaceship', text: '', at: [0, 0] }, b: { kind: 'event', text: 3, at: [0, 0] } },
    relations: { r1: { type: 'loves', from: 'a', to: 'b' } },
  });

  it('lists every damaged place', async () => {
    for (const args of [
      ['lint', damaged],
      ['generate', damaged, '--out', join(newFolder(), 'code')],
    ]) {
      const { code, result, notes } = await runCommand(...args);
      expect(code).toBe(2);
      expect(result).toContain('unknown-kind  elements.a.kind: ');
      expect(result).toContain('entry-not-valid  elements.b.text: ');
      expect(result).toContain('entry-not-valid  relations.r1.type: ');
      expect(notes).toContain('damaged in 3 places');
      expect(notes).toContain('The file was left as it is.');
    }
  });

  it('lists every damaged place in JSON, without the board', async () => {
    const { result } = await runCommand('lint', damaged, '--json');
    const { refused } = JSON.parse(result);
    expect(Object.keys(refused).sort()).toEqual(['code', 'findings', 'message']);
    expect(refused.findings).toHaveLength(3);
  });

  it('is refused in JSON too', async () => {
    const { code, result } = await runCommand('lint', newer, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(result)).toMatchObject({ refused: { code: 'newer-format', version: 99 } });
  });
});

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
