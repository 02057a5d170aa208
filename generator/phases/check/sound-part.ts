import { createErrorFinder, findErrors, type KnownErrors } from '#models/lint/find-errors.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import { isPlainObject, type PlainObject } from '#models/metamodel/json.ts';
import type { Model, Section } from '#models/metamodel/model.ts';
import type { UnreadPart } from '#models/metamodel/unread.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { toOneLine } from '../../names/one-line.ts';
import { passedByJourney } from './passed-by-journey.ts';
import { pinClusters } from './pin-clusters.ts';
import { withoutElements } from './without-elements.ts';

/** An entry of a model that no code is made of, or not all that it says, and why. */
export interface LeftOut {
  readonly section: Section;
  readonly id: string;
  /** As people wrote it. */
  readonly name: string;
  readonly context: ContextId | undefined;
  /** In one sentence. */
  readonly reason: string;
  /** Where nothing is wrong with it itself: the name, in quotation marks, of what it needs or tells of and was left out. */
  readonly missing?: string;
}

export interface SoundPart {
  /** Without errors, unless some may not be left out. */
  readonly model: Model;
  /** In the order in which they were left out: first what is unsound itself, then what needs it. */
  readonly leftOut: readonly LeftOut[];
  /** The errors that remain, because what has them may not be left out. */
  readonly errors: readonly Finding[];
}

/**
 * The part of a model that code can be made of: what has errors is left out, and so is what needs it. What stays behaves as
 * it did before: a command does not begin its aggregate because the one that did so is gone. A model without errors
 * comes back as it is. `mayGo` keeps entries that must not be left out; their errors remain.
 */
export function soundPart(
  model: Model,
  mayGo: (entry: Pick<LeftOut, 'section' | 'id'>) => boolean = () => true,
  known: KnownErrors = {},
): SoundPart {
  const findErrorsOfRest = known.findErrorsOfRest ?? createErrorFinder();
  let errors = known.errors ?? findErrors(model);
  const leftOut = new Map<string, LeftOut>();
  const leave = (entry: LeftOut) => {
    const key = `${entry.section} ${entry.id}`;
    if (!leftOut.has(key)) leftOut.set(key, entry);
  };
  const cut = new Map<ElementId, ElementId>();
  let sound = model;
  for (;;) {
    const unsound = errors.flatMap((finding) => {
      const { subject } = finding;
      // What could not be read is not in the model, and its finding stays: it is left out once.
      const isLeft = subject !== undefined && leftOut.has(`${subject.section} ${subject.id}`);
      return subject !== undefined && !isLeft && mayGo(subject) ? [{ finding, subject }] : [];
    });
    if (unsound.length === 0) break;
    for (const { finding, subject } of unsound) {
      leave({ ...subject, ...describeEntry(model, subject), ...reasonOf(model, sound, finding, leftOut) });
    }
    const gone = elementsToGo(
      model,
      unsound.map(({ subject }) => subject),
      leave,
    );
    const entries = unsound.map(({ subject }) => subject).filter(({ section }) => section !== 'elements');
    const pinned = pinClusters(model, sound, gone);
    const rest = withoutElements(pinned, gone);
    for (const { of, ...entry } of rest.alsoGone) {
      leave({ ...entry, ...describeEntry(model, entry), ...missing('tells of', quoted(model, of)) });
    }
    for (const { id, of } of rest.cut) cut.set(id, of);
    sound = withoutEntries(rest.model, entries);
    errors = findErrorsOfRest(sound);
  }
  for (const [id, of] of cut) {
    const entry = { section: 'elements', id } as const;
    const reason = `It goes without what follows from ${quoted(model, of)}, which is left out.`;
    leave({ ...entry, ...describeEntry(model, entry), reason });
  }
  const lost = lostJourneys(model, sound, leftOut);
  for (const entry of lost) leave(entry);
  const isLeft = ({ subject }: Finding) =>
    subject !== undefined && leftOut.has(`${subject.section} ${subject.id}`);
  return {
    model: withoutEntries(sound, lost),
    leftOut: [...leftOut.values()],
    errors: errors.filter((finding) => !isLeft(finding)),
  };
}

/** Journeys that tell of nothing that is gone, and may need it all the same: a policy on their way, a system that it asks. */
function lostJourneys(model: Model, sound: Model, leftOut: ReadonlyMap<string, LeftOut>): readonly LeftOut[] {
  if (leftOut.size === 0) return [];
  return Object.entries(sound.journeys).flatMap(([id, journey]) => {
    const needed = [...passedByJourney(model, journey)].find((each) => leftOut.has(`elements ${each}`));
    if (needed === undefined) return [];
    const entry = { section: 'journeys', id } as const;
    const reason = `It may lead through ${quoted(model, needed)}, which is not there as the board has it.`;
    return [{ ...entry, ...describeEntry(model, entry), reason }];
  });
}

/** The unsound elements, and with an aggregate its commands and events. */
function elementsToGo(
  model: Model,
  subjects: readonly Pick<LeftOut, 'section' | 'id'>[],
  leave: (entry: LeftOut) => void,
): ReadonlySet<ElementId> {
  const { aggregateOfCommand, aggregateOfEvent } = readExpressions(model).clusters;
  const gone = new Set(
    subjects.flatMap(({ section, id }) => (section === 'elements' ? [id as ElementId] : [])),
  );
  for (const [id, aggregate] of [...aggregateOfCommand, ...aggregateOfEvent]) {
    if (!gone.has(aggregate) || gone.has(id)) continue;
    gone.add(id);
    const entry = { section: 'elements', id } as const;
    leave({
      ...entry,
      ...describeEntry(model, entry),
      ...missing('needs', quoted(model, aggregate)),
    });
  }
  return gone;
}

/** What is wrong, or what is missing because it was left out before. */
function reasonOf(
  model: Model,
  sound: Model,
  { message, path }: Finding,
  leftOut: ReadonlyMap<string, LeftOut>,
): Pick<LeftOut, 'reason' | 'missing'> {
  const named = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    sound,
  );
  const candidates =
    typeof named === 'string'
      ? ['elements', 'values'].map((section) => leftOut.get(`${section} ${named}`))
      : [];
  const [needed] = candidates.filter((entry) => entry !== undefined);
  if (needed === undefined) return { reason: toOneLine(message) };
  const name = needed.section === 'elements' ? quoted(model, needed.id) : `"${toOneLine(needed.name)}"`;
  return missing('needs', name);
}

const missing = (verb: 'needs' | 'tells of', name: string) => ({
  reason: `It ${verb} ${name}, which is left out.`,
  missing: name,
});

function quoted(model: Model, id: string): string {
  return `"${toOneLine(model.elements[id as ElementId]?.text ?? '') || id}"`;
}

/** What people call an entry, and the context it belongs to. */
export function describeEntry(
  model: Model,
  { section, id }: Pick<LeftOut, 'section' | 'id'>,
): Pick<LeftOut, 'name' | 'context'> {
  const entry = (entriesOf(model, section)[id] ?? findUnreadEntry(model, section, id)) as PlainObject;
  const name = [entry.text, entry.name].find((words) => typeof words === 'string' && words.trim() !== '');
  const homes = contextsOfElements(model);
  const own = Object.hasOwn(model.contexts, String(entry.context)) ? (entry.context as ContextId) : undefined;
  const near = [id, entry.command, entry.from, entry.to].map((each) => homes.get(each as ElementId));
  return { name: String(name ?? id), context: own ?? near.find((context) => context !== undefined) };
}

function withoutEntries(model: Model, entries: readonly Pick<LeftOut, 'section' | 'id'>[]): Model {
  if (entries.length === 0) return model;
  const sections = [...new Set(entries.map(({ section }) => section))].map((section) => {
    const gone = new Set(entries.filter((entry) => entry.section === section).map(({ id }) => id));
    return [section, Object.fromEntries(Object.entries(model[section]).filter(([id]) => !gone.has(id)))];
  });
  const { unread = [], ...rest } = model;
  const isGone = ([section, id]: UnreadPart['path']) =>
    entries.some((entry) => entry.section === section && entry.id === id);
  const left = unread.filter(({ path }) => !isGone(path));
  return { ...rest, ...(left.length > 0 && { unread: left }), ...Object.fromEntries(sections) };
}

function findUnreadEntry({ unread = [] }: Model, section: Section, id: string): PlainObject {
  const value = unread.find(({ path }) => path[0] === section && path[1] === id)?.value;
  return isPlainObject(value) ? value : {};
}

function entriesOf(model: Model, section: Section): Readonly<Record<string, unknown>> {
  return model[section];
}
