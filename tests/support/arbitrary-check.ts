import { toIdentifier } from '#models/expression/identifier.ts';
import type { BoardDraft, Plain } from './arbitrary-board.ts';
import type { FieldJson } from './arbitrary-fields.ts';

/** Something about a field that may hold and may not. `path` is what an expression calls the field. */
export function checkOf(
  board: BoardDraft,
  { name, type, list, optional, options }: FieldJson,
  path: string,
): string | undefined {
  if (toIdentifier(name) === '') return undefined;
  if (optional) return `!isSet(${path}) || ${board.pick(['1 < 2', '2 < 1'])}`;
  if (list) return `size(${path}) < 3`;
  switch (type) {
    case 'integer':
    case 'decimal':
      return board.pick([`${path} < 5`, `${path} * 3 != 6`, `${path} in [1, 2, 3]`, `10 / ${path} > 1`]);
    case 'text':
      return board.pick([`size(${path}) > 0`, `${path} != 'a'`]);
    case 'money':
      return board.pick([`${path} > money('0.00', 'EUR')`, `${path}.currency == 'EUR'`]);
    case 'boolean':
      return board.pick([path, `!${path}`]);
    case 'duration':
      return `${path} < days(2)`;
    case 'one-of': {
      const option = options?.find(isPlainText);
      return option === undefined || (options?.length ?? 0) < 2 ? undefined : `${path} != '${option}'`;
    }
    default:
      return `${path} == ${path}`;
  }
}

/** What follows from some of the fields. */
export function derivedFields(board: BoardDraft, fields: readonly FieldJson[]): readonly Plain[] {
  return fields
    .filter(() => board.chance(4))
    .map((field) => ({ name: board.words('derived'), value: derivedOf(field) }));
}

/** What follows from a field. */
export function derivedOf({ name, list, optional, type }: FieldJson): string {
  const identifier = toIdentifier(name);
  if (optional) return `isSet(${identifier})`;
  if (list) return `size(${identifier})`;
  if (type === 'integer') return `${identifier} * 2 + 1`;
  if (type === 'money') return `percent(${identifier}, 15) + ${identifier}`;
  if (type === 'time') return `${identifier} + days(3)`;
  return type === 'text' ? `size(${identifier}) + 1` : `1 + 1`;
}

/** May it stand between quotes in an expression? */
export function isPlainText(text: string): boolean {
  return /^[\w ]+$/.test(text);
}
