import type { Id } from './ids.ts';
import { isPlainObject } from './json.ts';
import type { ElementKind } from './kinds.ts';
import type { Entry, Section } from './model.ts';

/** What a reference leads to. */
export interface ReferenceTarget {
  readonly section: Section;
  /** For elements: the kinds that make sense there. Missing: any kind; relations have a rule of their own. */
  readonly kind?: ElementKind;
  /** The reference says when its part of a list happens. Without its event the part never happens. */
  readonly isTrigger?: true;
  /** The key is a reference only beside these values. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** The section that each type of id belongs to. */
interface SectionOfId {
  readonly element: 'elements';
  readonly context: 'contexts';
  readonly 'value-object': 'values';
}

/**
 * The paths below a value that hold an id, with what the id is of. The schemas brand ids, so the type of an entry knows
 * them. A value object is the exception: the schema of a field takes any text, and the type of the field says what it is.
 */
type IdPaths<Value, Path extends string> =
  Value extends Id<infer Of>
    ? readonly [Path, Of]
    : Value extends { readonly type: 'value'; readonly of: string }
      ? readonly [`${Path}.of`, 'value-object']
      : Value extends readonly (infer Item)[]
        ? IdPaths<Item, `${Path}[]`>
        : Value extends object
          ? IdPathsOfKeys<Value, `${Path}.`>
          : never;

// Records by name hold values that people made up: no key of theirs is known, so none can be a reference.
type IdPathsOfKeys<Value extends object, Prefix extends string> = string extends keyof Value
  ? never
  : { [Key in keyof Value & string]-?: IdPaths<NonNullable<Value[Key]>, `${Prefix}${Key}`> }[keyof Value &
      string];

// Distributes over the kinds of elements.
type PathsOfEntry<Value> = Value extends object ? IdPathsOfKeys<Value, ''> : never;

/** For every path of a section that holds an id: where the id leads. */
type ReferencesOfSection<Name extends Section> = {
  readonly [Path in PathsOfEntry<Entry<Name>> as Path[0]]: ReferenceTarget & {
    readonly section: Path[1] extends keyof SectionOfId ? SectionOfId[Path[1]] : never;
  };
};

const aggregate = { section: 'elements', kind: 'aggregate' } as const;
const actor = { section: 'elements', kind: 'actor' } as const;
const command = { section: 'elements', kind: 'command' } as const;
const event = { section: 'elements', kind: 'event' } as const;
const readModel = { section: 'elements', kind: 'read-model' } as const;
const system = { section: 'elements', kind: 'external-system' } as const;
const trigger = { ...event, isTrigger: true } as const;
const context = { section: 'contexts' } as const;
const valueObject = { section: 'values', beside: { type: 'value' } } as const;

/**
 * Every place where one entry of a model refers to another by its id. The types of the schemas demand the list: a new key
 * that holds an id does not compile until it stands here. `[]` stands for each item of a list.
 */
export const REFERENCES = {
  contexts: {},
  elements: {
    context,
    'design.fields[].of': valueObject,
    'design.entities[].fields[].of': valueObject,
    'design.lifecycle.moves[].on': trigger,
    'design.parameters[].of': valueObject,
    'design.reads[].aggregate': aggregate,
    'design.outcomes[].event': event,
    'design.payload[].of': valueObject,
    'design.published.fields[].of': valueObject,
    'design.published.earlier[].fields[].of': valueObject,
    'design.state[].of': valueObject,
    'design.reactions[].event': trigger,
    'design.reactions[].call.system': system,
    'design.reactions[].failures[].command': command,
    'design.reactions[].command': command,
    'design.reactions[].compensation': command,
    'design.operations[].request[].of': valueObject,
    'design.operations[].response[].of': valueObject,
    'design.projections[].event': trigger,
    'design.queries[].parameters[].of': valueObject,
  },
  relations: { from: { section: 'elements' }, to: { section: 'elements' } },
  relationships: { upstream: context, downstream: context },
  terms: { context },
  values: { context, 'fields[].of': valueObject },
  scenarios: {
    command,
    'given[].event': event,
    'then.events[].event': event,
  },
  journeys: {
    'steps[].actor': actor,
    'steps[].command': command,
    'steps[].system': system,
    'steps[].readModel': readModel,
    'steps[].then.events[].event': event,
    'steps[].then.never[]': event,
  },
  rules: {},
  dismissals: {},
} as const satisfies { readonly [Name in Section]: ReferencesOfSection<Name> };

/** A section whose entries may belong to a context. */
type SectionWithContext = {
  [Name in Section]: 'context' extends keyof (typeof REFERENCES)[Name] ? Name : never;
}[Section];

export const SECTIONS_WITH_CONTEXT = (Object.keys(REFERENCES) as Section[]).filter(
  (section): section is SectionWithContext => Object.hasOwn(REFERENCES[section], 'context'),
);

/** One reference that stands in an entry. */
export interface Reference {
  /** Below the entry. */
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly target: ReferenceTarget;
}

/** The references of an entry, in the order of the list; those of one item of a list stand together. */
export function referencesOf<Name extends Section>(section: Name, entry: Entry<Name>): readonly Reference[] {
  const found: Reference[] = [];
  collect(entry, TREES[section], [], found);
  return found;
}

/** The entry with other ids in its references; where `redirect` gives back the same id everywhere, the entry itself. */
export function redirectReferences<Name extends Section>(
  section: Name,
  entry: Entry<Name>,
  redirect: (reference: Omit<Reference, 'path'>) => string,
): Entry<Name> {
  return rewrite(entry, TREES[section], redirect) as Entry<Name>;
}

/** The entry without the items of its lists that an event triggers which `isGone` knows. */
export function withoutTriggers<Name extends Section>(
  section: Name,
  entry: Entry<Name>,
  isGone: (event: string) => boolean,
): Entry<Name> {
  return removeTriggered(entry, TREES[section], isGone) as Entry<Name>;
}

/** The paths of one section, key by key. `[]` is the key of the items of a list. */
interface Tree {
  readonly target: ReferenceTarget | undefined;
  readonly children: ReadonlyMap<string, Tree>;
}

const ITEM = '[]';

const TREES = Object.fromEntries(
  Object.entries(REFERENCES).map(([section, paths]) => [
    section,
    toTree(Object.entries(paths).map(([path, target]) => [splitPath(path), target])),
  ]),
) as Readonly<Record<Section, Tree>>;

function splitPath(path: string): readonly string[] {
  return path.split('.').flatMap((key) => (key.endsWith(ITEM) ? [key.slice(0, -ITEM.length), ITEM] : [key]));
}

function toTree(paths: readonly (readonly [keys: readonly string[], target: ReferenceTarget])[]): Tree {
  const heads = new Set(paths.flatMap(([[head]]) => (head === undefined ? [] : [head])));
  const below = (head: string) =>
    paths.flatMap(([keys, target]) => (keys[0] === head ? [[keys.slice(1), target] as const] : []));
  return {
    target: paths.find(([keys]) => keys.length === 0)?.[1],
    children: new Map([...heads].map((head) => [head, toTree(below(head))])),
  };
}

function collect(value: unknown, tree: Tree, path: readonly (string | number)[], found: Reference[]): void {
  if (tree.target !== undefined && typeof value === 'string') {
    found.push({ path, id: value, target: tree.target });
  }
  for (const [key, child] of childrenOf(value, tree)) {
    const part: unknown = Reflect.get(value as object, key);
    collect(part, child, [...path, key], found);
  }
}

function rewrite(
  value: unknown,
  tree: Tree,
  redirect: (reference: Omit<Reference, 'path'>) => string,
): unknown {
  if (tree.target !== undefined && typeof value === 'string') {
    return redirect({ id: value, target: tree.target });
  }
  return replaceParts(value, tree, (part, child) => rewrite(part, child, redirect));
}

function removeTriggered(value: unknown, tree: Tree, isGone: (event: string) => boolean): unknown {
  const kept = replaceParts(value, tree, (part, child) => removeTriggered(part, child, isGone));
  const item = tree.children.get(ITEM);
  if (!Array.isArray(kept) || item === undefined) {
    return kept;
  }
  const triggers = [...item.children].filter(([, { target }]) => target?.isTrigger).map(([key]) => key);
  const isLeft = (part: unknown) =>
    !triggers.some((key) => {
      const trigger: unknown = isPlainObject(part) ? part[key] : undefined;
      return typeof trigger === 'string' && isGone(trigger);
    });
  return kept.every(isLeft) ? kept : kept.filter(isLeft);
}

/** The value with some of its parts replaced; the value itself where no part became another. */
function replaceParts(value: unknown, tree: Tree, replace: (part: unknown, child: Tree) => unknown): unknown {
  let copy: object | undefined;
  for (const [key, child] of childrenOf(value, tree)) {
    const part: unknown = Reflect.get(value as object, key);
    const replaced = replace(part, child);
    if (replaced !== part) {
      copy ??= Array.isArray(value) ? [...value] : { ...(value as object) };
      Reflect.set(copy, key, replaced);
    }
  }
  return copy ?? value;
}

/** The keys of a value below which references may stand. */
function* childrenOf(value: unknown, { children }: Tree): Iterable<readonly [string | number, Tree]> {
  if (Array.isArray(value)) {
    const item = children.get(ITEM);
    if (item !== undefined) {
      for (const index of value.keys()) yield [index, item];
    }
    return;
  }
  if (!isPlainObject(value)) {
    return;
  }
  for (const [key, child] of children) {
    if (Object.hasOwn(value, key) && isBeside(value, child.target)) yield [key, child];
  }
}

function isBeside(value: Readonly<Record<string, unknown>>, target: ReferenceTarget | undefined): boolean {
  return Object.entries(target?.beside ?? {}).every(([key, wanted]) => value[key] === wanted);
}
