import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import { isPlainObject, type PlainObject } from '#models/metamodel/json.ts';
import type { Model, Section } from '#models/metamodel/model.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { toOneLine } from '../../names/one-line.ts';

/** The address of an entry of a model. */
export interface EntryAddress {
  readonly section: Section;
  readonly id: string;
}

/** An entry of a model that no code is made of, or not all that it says, and why. */
export interface LeftOut extends EntryAddress {
  /** As people wrote it. */
  readonly name: string;
  readonly context: ContextId | undefined;
  /** In one sentence. */
  readonly reason: string;
  /** Where nothing is wrong with it itself: the name, in quotation marks, of what it needs or tells of and was left out. */
  readonly missing?: string;
}

/** Why an entry is left out. */
export type LeaveReason = Pick<LeftOut, 'reason' | 'missing'>;

/** The entries of a model that are left out, each once, with the first reason for it, in the order in which they were added. */
export interface LeftOutEntries {
  readonly add: (entry: EntryAddress, reason: LeaveReason) => void;
  readonly find: (entry: EntryAddress) => LeftOut | undefined;
  readonly all: () => readonly LeftOut[];
}

export function createLeftOut(model: Model): LeftOutEntries {
  const entries = new Map<string, LeftOut>();
  const keyOf = ({ section, id }: EntryAddress) => `${section} ${id}`;
  return {
    add: ({ section, id }, reason) => {
      const key = keyOf({ section, id });
      if (entries.has(key)) return;
      entries.set(key, { section, id, ...describeEntry(model, { section, id }), ...reason });
    },
    find: (entry) => entries.get(keyOf(entry)),
    all: () => [...entries.values()],
  };
}

/** The reason of an entry that is sound itself: it needs, or tells of, something that is left out. `name` is in quotation marks. */
export function becauseOf(verb: 'needs' | 'tells of', name: string): LeaveReason {
  return { reason: `It ${verb} ${name}, which is left out.`, missing: name };
}

/** The text of an element in quotation marks, or its id where it has none. */
export function quoteElement(model: Model, id: string): string {
  return `"${toOneLine(nameOf(findEntry(model, { section: 'elements', id }), id))}"`;
}

/** What people call an entry, and the context it belongs to. */
export function describeEntry(
  model: Model,
  { section, id }: EntryAddress,
): Pick<LeftOut, 'name' | 'context'> {
  const entry = findEntry(model, { section, id });
  const homes = contextsOfElements(model);
  const own = Object.hasOwn(model.contexts, String(entry.context)) ? (entry.context as ContextId) : undefined;
  const near = [id, entry.command, entry.from, entry.to].map((each) => homes.get(each as ElementId));
  return { name: nameOf(entry, id), context: own ?? near.find((context) => context !== undefined) };
}

function nameOf({ text, name }: PlainObject, id: string): string {
  const words = [text, name].find((each) => typeof each === 'string' && each.trim() !== '');
  return String(words ?? id);
}

/** An entry, also one that could not be read. */
function findEntry(model: Model, { section, id }: EntryAddress): PlainObject {
  const entries: Readonly<Record<string, unknown>> = model[section];
  const unread = model.unread?.find(({ path }) => path[0] === section && path[1] === id);
  const entry = entries[id] ?? unread?.value;
  return isPlainObject(entry) ? entry : {};
}
