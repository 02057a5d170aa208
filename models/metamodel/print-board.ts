import { compareTexts, isPlainObject, type PlainObject } from './json.ts';
import { type Model, SECTION_NAMES, SECTIONS } from './model.ts';
import { placeUnread } from './place-unread.ts';
import { UNREAD_KEY } from './unread.ts';

const lineWidth = 110;

/** What a reader looks for first in any entry; the other keys follow in the order of their letters. */
const leadingKeys = ['kind', 'type', 'name', 'text', 'at', 'context'];
const headKeys = ['format', 'version', 'id', 'name', 'purpose', 'legend'];

/**
 * Lays a board out as JSON for people and for `git diff`: always the same text for the same board, one entry a line
 * where it fits, longer ones opened level by level. The layout never depends on where things stand, so that moving
 * a sticky changes one line. Empty sections are left out. What could not be read is written where it came from.
 */
export function printBoard(head: PlainObject, model: Model): string {
  const unread = placeUnread(model);
  const whole = { ...head, ...unread.head };
  const lines = sortedKeys(whole, headKeys).map(
    (key) => `  ${print(key)}: ${printValue(whole[key], 1, key.length + 4)}`,
  );
  for (const section of SECTION_NAMES) {
    const entries: PlainObject = { ...unread.sections[section], ...model[section] };
    const ids = Object.keys(entries).sort(compareTexts);
    if (ids.length > 0) {
      const printed = ids.map((id) => `    ${print(id)}: ${printValue(entries[id], 2, id.length + 4)}`);
      lines.push(`  ${print(section)}: {\n${printed.join(',\n')}\n  }`);
    }
  }
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The head of a model as a file has it: everything but the sections, unknown keys included. */
export function headOf(model: Model): PlainObject {
  const isHead = (key: string) => key !== UNREAD_KEY && !Object.hasOwn(SECTIONS, key);
  return Object.fromEntries(Object.entries(model).filter(([key]) => isHead(key)));
}

/** `used` is what stands before the value in its line, without the indentation. */
function printValue(value: unknown, depth: number, used: number): string {
  if (depth * 2 + used + measure(value) <= lineWidth) {
    return printInline(value);
  }
  const indent = '  '.repeat(depth + 1);
  const end = '  '.repeat(depth);
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => `${indent}${printValue(item, depth + 1, 1)}`);
    return `[\n${items.join(',\n')}\n${end}]`;
  }
  if (isPlainObject(value)) {
    const properties = sortedKeys(value, leadingKeys).map((key) => {
      const printed = isPlace(key, value[key])
        ? printInline(value[key])
        : printValue(value[key], depth + 1, key.length + 5);
      return `${indent}${print(key)}: ${printed}`;
    });
    return `{\n${properties.join(',\n')}\n${end}}`;
  }
  return printInline(value);
}

function printInline(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(printInline).join(', ')}]`;
  }
  if (!isPlainObject(value)) {
    return print(value);
  }
  const keys = sortedKeys(value, leadingKeys);
  return keys.length === 0
    ? '{}'
    : `{ ${keys.map((key) => `${print(key)}: ${printInline(value[key])}`).join(', ')} }`;
}

/** The width of a value in one line, with every place counted as if it had no digits. */
function measure(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((width: number, item) => width + measure(item) + 2, 2);
  }
  if (!isPlainObject(value)) {
    return print(value).length;
  }
  return sortedKeys(value, leadingKeys).reduce(
    (width, key) => width + key.length + 6 + (isPlace(key, value[key]) ? 0 : measure(value[key])),
    4,
  );
}

function isPlace(key: string, value: unknown): boolean {
  return key === 'at' && Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function sortedKeys(value: PlainObject, leading: readonly string[]): readonly string[] {
  const rank = (key: string) => (leading.includes(key) ? leading.indexOf(key) : leading.length);
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((one, other) => rank(one) - rank(other) || compareTexts(one, other));
}

function print(value: unknown): string {
  return JSON.stringify(value);
}
