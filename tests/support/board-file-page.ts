import { readFileSync } from 'node:fs';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { isPlainObject } from '#models/metamodel/json.ts';

/** The page that teaches the board file. */
export const page = readFileSync('docs/board-file.md', 'utf8');

const [first = '', ...others] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json);

/** The complete board that the page begins with. */
export const example = first;

/** The parts that grow on it. */
export const parts: readonly unknown[] = others.map((part) => JSON.parse(part));

/** A board file that must be readable, with what is found in it. */
export function readBoard(text: string) {
  const result = readBoardFile(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The board with all parts of the page put into it. */
export const readWholeBoard = () => readBoard(JSON.stringify(parts.reduce(merge, JSON.parse(example))));

function merge(one: unknown, other: unknown): unknown {
  if (!isPlainObject(one) || !isPlainObject(other)) return other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in other ? merge(one[key], other[key]) : one[key]]),
  );
}

/** The cells of the first table below a heading, row by row, without its head. */
export function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, chapter = ''] = page.split(`\n${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(chapter) ?? [];
  const [, , ...rows] = table.trimEnd().split('\n');
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** What stands between backticks. */
export function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
