import fc from 'fast-check';
import { isPlainObject } from '#models/metamodel/json.ts';
import { type Model, SECTION_NAMES, SECTIONS, type Section } from '#models/metamodel/model.ts';

/** Numbers that choose what one edit does, as far as the model allows. */
export interface RandomEdit {
  readonly section: number;
  readonly entry: number;
  readonly part: number;
  readonly value: number;
  readonly action: 'remove-entry' | 'copy-entry' | 'change-part' | 'remove-part';
}

export const arbitraryEdit: fc.Arbitrary<RandomEdit> = fc.record({
  section: fc.nat(),
  entry: fc.nat(),
  part: fc.nat(),
  value: fc.nat(),
  action: fc.constantFrom(
    'remove-entry',
    'copy-entry',
    'change-part',
    'change-part',
    'change-part',
    'remove-part',
  ),
});

type Records = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/**
 * The model after an edit; the model itself where the edit would break the schema. What the edit does not touch is
 * shared by identity. A changed part gets a value that stands under the same key somewhere in the section: names meet
 * names, ids ids.
 */
export function applyEdit(model: Model, edit: RandomEdit): Model {
  const filled = SECTION_NAMES.filter((section) => Object.keys(model[section]).length > 0);
  const section = pick(filled, edit.section);
  if (section === undefined) return model;
  const entries: Records = model[section];
  const id = pick(Object.keys(entries), edit.entry) ?? '';
  switch (edit.action) {
    case 'remove-entry': {
      const { [id]: _, ...rest } = entries;
      return { ...model, [section]: rest };
    }
    case 'copy-entry':
      return withEntry(model, section, `copy-${edit.value % 3}`, entries[id]);
    case 'change-part': {
      const [path, leaf] = pick(leavesOf(entries[id]), edit.part) ?? [];
      if (path === undefined) return model;
      const key = path.findLast((part) => typeof part === 'string');
      const others = Object.values(entries)
        .flatMap((other) => leavesOf(other))
        .filter(([at, other]) => at.findLast((part) => typeof part === 'string') === key && other !== leaf)
        .map(([, other]) => other);
      const value = pick([...new Set(others)], edit.value);
      return value === undefined ? model : withEntry(model, section, id, replaceAt(entries[id], path, value));
    }
    case 'remove-part': {
      const [path] = pick(leavesOf(entries[id]), edit.part) ?? [];
      if (path === undefined) return model;
      const end = 1 + (edit.value % Math.max(path.length, 1));
      return withEntry(model, section, id, replaceAt(entries[id], path.slice(0, end), undefined));
    }
  }
}

function withEntry(model: Model, section: Section, id: string, entry: unknown): Model {
  const isSound = SECTIONS[section].safeParse(entry).success;
  return isSound ? { ...model, [section]: { ...model[section], [id]: entry } } : model;
}

function leavesOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => leavesOf(part, [...path, index]));
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
  }
  return [[path, value]];
}

/** `undefined` takes the part out. */
function replaceAt(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) {
    const replaced = replaceAt(value[Number(key)], rest, part);
    return value.flatMap((item: unknown, index) =>
      index !== key ? [item] : replaced === undefined ? [] : [replaced],
    );
  }
  const record = value as Records;
  const replaced = replaceAt(record[String(key)], rest, part);
  const { [String(key)]: _, ...others } = record;
  return replaced === undefined ? others : { ...record, [String(key)]: replaced };
}

function pick<Value>(values: readonly Value[], choice: number): Value | undefined {
  return values[choice % Math.max(values.length, 1)];
}
