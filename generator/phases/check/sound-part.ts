import { createErrorFinder, findErrors, type KnownErrors } from '#models/lint/find-errors.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { valueAt } from '#models/metamodel/json.ts';
import type { Model } from '#models/metamodel/model.ts';
import { UNREAD_RULES } from '#models/metamodel/parse-model.ts';
import type { UnreadPart } from '#models/metamodel/unread.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { toOneLine } from '../../names/one-line.ts';
import {
  becauseOf,
  createLeftOut,
  type EntryAddress,
  type LeaveReason,
  type LeftOut,
  type LeftOutEntries,
  quoteElement,
} from './left-out.ts';
import { passedByJourney } from './passed-by-journey.ts';
import { pinClusters } from './pin-clusters.ts';
import { withoutElements } from './without-elements.ts';

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
  mayGo: (entry: EntryAddress) => boolean = () => true,
  known: KnownErrors = {},
): SoundPart {
  const findErrorsOfRest = known.findErrorsOfRest ?? createErrorFinder();
  const leftOut = createLeftOut(model);
  const cut = new Map<ElementId, ElementId>();
  let sound = model;
  let errors = known.errors ?? findErrors(model);
  for (;;) {
    // What could not be read is not in the model, so its finding stays: it is left out once.
    const found = errors
      .filter(hasSubject)
      .filter(({ subject }) => leftOut.find(subject) === undefined && mayGo(subject));
    if (found.length === 0) break;
    // What refers to something that could not be read is sound once it is rid of that.
    const unread = found.filter(({ rule }) => UNREAD_RULES.has(rule));
    const unsound = unread.length > 0 ? unread : found;
    sound = leaveOut(model, sound, unsound, leftOut, cut);
    errors = findErrorsOfRest(sound);
  }
  for (const [id, of] of cut) {
    const reason = `It goes without what follows from ${quoteElement(model, of)}, which is left out.`;
    leftOut.add({ section: 'elements', id }, { reason });
  }
  const lost = leaveOutLostJourneys(model, sound, leftOut);
  return {
    model: withoutEntries(sound, lost),
    leftOut: leftOut.all(),
    errors: errors.filter((error) => !hasSubject(error) || leftOut.find(error.subject) === undefined),
  };
}

type FindingOfEntry = Finding & { readonly subject: NonNullable<Finding['subject']> };

function hasSubject(finding: Finding): finding is FindingOfEntry {
  return finding.subject !== undefined;
}

/**
 * `sound` without the entries that have these errors, and without what goes with them. Policies and read models that stay, but
 * lose what they do about an event, are put into `cut`.
 */
function leaveOut(
  model: Model,
  sound: Model,
  unsound: readonly FindingOfEntry[],
  leftOut: LeftOutEntries,
  cut: Map<ElementId, ElementId>,
): Model {
  const subjects = unsound.map(({ subject }) => subject);
  for (const finding of unsound) leftOut.add(finding.subject, reasonOf(model, sound, finding, leftOut));
  const gone = elementsToGo(model, subjects, leftOut);
  const rest = withoutElements(pinClusters(model, sound, gone), gone);
  for (const { of, ...story } of rest.alsoGone) {
    leftOut.add(story, becauseOf('tells of', quoteElement(model, of)));
  }
  for (const { id, of } of rest.cut) cut.set(id, of);
  return withoutEntries(
    rest.model,
    subjects.filter(({ section }) => section !== 'elements'),
  );
}

/** Journeys that tell of nothing that is gone, and may need it all the same: a policy on their way, a system that it asks. */
function leaveOutLostJourneys(model: Model, sound: Model, leftOut: LeftOutEntries): readonly EntryAddress[] {
  if (leftOut.all().length === 0) return [];
  const isLeftOut = (id: ElementId) => leftOut.find({ section: 'elements', id }) !== undefined;
  const lost = Object.entries(sound.journeys).flatMap(([id, journey]) => {
    const needed = [...passedByJourney(model, journey)].find(isLeftOut);
    return needed === undefined ? [] : [{ section: 'journeys' as const, id, needed }];
  });
  for (const { needed, ...journey } of lost) {
    const reason = `It may lead through ${quoteElement(model, needed)}, which is not there as the board has it.`;
    leftOut.add(journey, { reason });
  }
  return lost;
}

/** The unsound elements, and with an aggregate its commands and events. */
function elementsToGo(
  model: Model,
  subjects: readonly EntryAddress[],
  leftOut: LeftOutEntries,
): ReadonlySet<ElementId> {
  const { aggregateOfCommand, aggregateOfEvent } = readExpressions(model).clusters;
  const gone = new Set(
    subjects.flatMap(({ section, id }) => (section === 'elements' ? [id as ElementId] : [])),
  );
  for (const [id, aggregate] of [...aggregateOfCommand, ...aggregateOfEvent]) {
    if (!gone.has(aggregate) || gone.has(id)) continue;
    gone.add(id);
    leftOut.add({ section: 'elements', id }, becauseOf('needs', quoteElement(model, aggregate)));
  }
  return gone;
}

/** What is wrong, or what is missing because it was left out before. */
function reasonOf(
  model: Model,
  sound: Model,
  { message, path }: Finding,
  leftOut: LeftOutEntries,
): LeaveReason {
  const named = valueAt(sound, path);
  const needed = typeof named === 'string' ? findNeeded(named, leftOut) : undefined;
  if (needed === undefined) return { reason: toOneLine(message) };
  const { section, id, name } = needed;
  return becauseOf('needs', section === 'elements' ? quoteElement(model, id) : `"${toOneLine(name)}"`);
}

function findNeeded(id: string, leftOut: LeftOutEntries): LeftOut | undefined {
  return leftOut.find({ section: 'elements', id }) ?? leftOut.find({ section: 'values', id });
}

function withoutEntries(model: Model, entries: readonly EntryAddress[]): Model {
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
