import { toIdentifier } from '#models/expression/identifier.ts';
import type { BoardDraft, Plain } from './arbitrary-board.ts';
import { isPlainText } from './arbitrary-check.ts';
import type { FieldJson } from './arbitrary-fields.ts';

/** Something that expressions can name: what it is, and how. */
export interface Named {
  readonly path: string;
  readonly field: FieldJson;
}

/** Fields under the names that expressions give them; those without a name are left out. */
export function namedFields(fields: readonly FieldJson[], prefix = ''): readonly Named[] {
  return fields.flatMap((field) => {
    const identifier = toIdentifier(field.name);
    return identifier === '' ? [] : [{ path: `${prefix}${identifier}`, field }];
  });
}

/** Where the values of some fields come from, as far as anything at hand fits; now and then one is left to its name. */
export function given(
  board: BoardDraft,
  fields: readonly FieldJson[],
  names: readonly Named[],
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (toIdentifier(field.name) === '' || (field.optional && board.chance(2))) return [];
      const value = valueFor(board, field, names);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** An expression or a composition for a field; undefined when nothing at hand fits. */
export function valueFor(board: BoardDraft, field: FieldJson, names: readonly Named[]): unknown {
  const fitting = names.filter((each) => fits(each.field, field));
  const literal = literalFor(board, field, names);
  if (fitting.length === 0 || (literal !== undefined && board.chance(4))) return literal;
  return board.pick(fitting).path;
}

/** Can each of these be given a value, from what is at hand or made up? */
export function areGivable(
  board: BoardDraft,
  fields: readonly FieldJson[],
  names: readonly Named[],
): boolean {
  return fields.every(
    (field) =>
      field.optional ||
      (toIdentifier(field.name) !== '' &&
        (names.some((each) => fits(each.field, field)) || canBeMade(board, field, names))),
  );
}

function canBeMade(board: BoardDraft, field: FieldJson, names: readonly Named[]): boolean {
  if (field.type !== 'value') return !['id', 'date', 'email', 'url', 'one-of'].includes(field.type);
  const parts = (board.values[field.of ?? '']?.fields ?? []) as readonly FieldJson[];
  const lists = names.filter((each) => each.field.list && !each.field.optional);
  return (!field.list || lists.length > 0) && areGivable(board, parts, names);
}

function fits(from: FieldJson, to: FieldJson): boolean {
  return (
    from.type === to.type &&
    (from.list ?? false) === (to.list ?? false) &&
    (!from.optional || to.optional === true) &&
    toIdentifier(from.of ?? '') === toIdentifier(to.of ?? '') &&
    (from.options ?? []).every((option) => to.options?.includes(option))
  );
}

function literalFor(board: BoardDraft, field: FieldJson, names: readonly Named[]): unknown {
  if (field.type === 'value') return madeFor(board, field, names);
  const one = literalOf(board, field);
  return one !== undefined && field.list ? board.pick([`[${one}]`, `[${one}, ${one}]`]) : one;
}

function literalOf(board: BoardDraft, { type, options, pattern }: FieldJson): string | undefined {
  switch (type) {
    case 'text':
      return pattern === undefined ? "'abc'" : "'AB-12'";
    case 'integer':
      return board.pick(['3', '2 + 1', '-(-3)']);
    case 'decimal':
      return board.pick(['2.5', '3']);
    case 'boolean':
      return board.pick(['true', '1 < 2', '2 < 1']);
    case 'money':
      return board.pick(["money('12.50', 'EUR')", "percent(money('8.00', 'EUR'), 50)"]);
    case 'time':
      return board.pick(['now', 'now + days(2)']);
    case 'duration':
      return board.pick(['days(1)', 'hours(2) + minutes(30)']);
    case 'one-of': {
      const plain = options?.filter(isPlainText) ?? [];
      return plain.length === 0 ? undefined : `'${board.pick(plain)}'`;
    }
    default:
      return undefined;
  }
}

/** A value object made of its parts; a list of them of the items of some list. */
function madeFor(board: BoardDraft, { of, list }: FieldJson, names: readonly Named[]): unknown {
  const fields = (board.values[of ?? '']?.fields ?? []) as readonly FieldJson[];
  const lists = list ? names.filter(({ field }) => field.list && !field.optional) : [];
  if (list && lists.length === 0) return undefined;
  const source = list ? board.pick(lists) : undefined;
  const inside = source === undefined ? names : [...names, ...itemNames(board, source, 'item')];
  const values: Plain = {};
  for (const part of fields) {
    if (part.type === 'value') return undefined;
    const value = valueFor(board, part, inside);
    if (value !== undefined) values[part.name] = value;
    else if (!part.optional) return undefined;
  }
  return { ...(source && { each: source.path }), values };
}

/** What an item of a list is called, and its parts. */
export function itemNames(board: BoardDraft, { field }: Named, as: string): readonly Named[] {
  const item = { ...field, list: false, optional: false };
  const parts = field.type === 'value' ? (board.values[field.of ?? '']?.fields ?? []) : [];
  return [{ path: as, field: item }, ...namedFields(parts as readonly FieldJson[], `${as}.`)];
}
