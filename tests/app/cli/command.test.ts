import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { boardWith, newFolder } from '#tests/support/command-files.ts';
import { runCommand } from '#tests/support/run-command.ts';

const bookly = 'models/samples/bookly.storm.json';

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
