import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. It stays: boards are written into some before any test begins. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stormwright-cli-'));
}

/** A board file with this JSON in it. */
export function boardWith(board: object): string {
  const file = join(newFolder(), 'board.storm.json');
  writeFileSync(
    file,
    JSON.stringify({ format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop', ...board }),
  );
  return file;
}
