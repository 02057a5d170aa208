import type { ElementId } from '../metamodel/ids.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { BoardElement, ElementOf, Model, Relation } from '../metamodel/model.ts';
import type { RelationType } from '../metamodel/relations.ts';
import { deedKey } from '../words/english-verbs.ts';
import { accessOf, createIndices, type Index, type Members, membersOf, tableOf } from './model-access.ts';
import { relationsOfType } from './relations-of-type.ts';

/**
 * What belongs to one aggregate: the commands it handles and the events it emits, both in the order of their
 * ids.
 */
export interface AggregateCluster {
  readonly aggregate: ElementId;
  readonly commands: readonly ElementId[];
  readonly events: readonly ElementId[];
}

/**
 * One event that a command leads to; `index` is its place in the command's outcomes where the team wrote it
 * down.
 */
export interface CommandOutcome {
  readonly event: ElementId;
  readonly index?: number;
}

/**
 * How commands, aggregates and events hang together. Nothing in it dangles: what refers to nothing is left
 * out.
 */
export interface AggregateClusters {
  /** In the order of the aggregates' ids. */
  readonly clusters: readonly AggregateCluster[];
  readonly ofAggregate: ReadonlyMap<ElementId, AggregateCluster>;
  readonly aggregateOfCommand: ReadonlyMap<ElementId, ElementId>;
  readonly aggregateOfEvent: ReadonlyMap<ElementId, ElementId>;
  /** For every command; empty where nothing follows yet. */
  readonly outcomes: ReadonlyMap<ElementId, readonly CommandOutcome[]>;
  /** The events that some command leads to. */
  readonly caused: Members<ElementId>;
  /** Commands that might lead to several events and of which nobody has said to which: they lead to none yet. */
  readonly undecided: Members<ElementId>;
}

/**
 * Reads the clusters off a board. A command belongs to the aggregate that handles it, an event to the
 * aggregate that emits it, else to the aggregate of the commands that name it as an outcome. Of several
 * relations the one with the lowest id counts.
 *
 * Where a command's outcomes are not written down they are those events of its aggregate that tell the same deed ("Place
 * Order", "Order Placed") and that no other command names. When none does, it is the one event that is left over, if one is.
 */
export function aggregateClusters(model: Model): AggregateClusters {
  const ofAggregate = tableOf(model, INDICES.ofAggregate);
  const clusters = accessOf(model).once(() => [...ofAggregate.values()]);
  return {
    get clusters() {
      return clusters();
    },
    ofAggregate,
    aggregateOfCommand: tableOf(model, handlers),
    aggregateOfEvent: tableOf(model, INDICES.aggregateOfEvent),
    outcomes: tableOf(model, INDICES.outcomes),
    caused: membersOf(model, INDICES.caused),
    undecided: membersOf(model, INDICES.undecided),
  };
}

interface Tables {
  readonly ofAggregate: ReadonlyMap<ElementId, AggregateCluster>;
  readonly aggregateOfEvent: ReadonlyMap<ElementId, ElementId>;
  readonly outcomes: ReadonlyMap<ElementId, readonly CommandOutcome[]>;
  readonly caused: ReadonlyMap<ElementId, true>;
  readonly undecided: ReadonlyMap<ElementId, true>;
}

const INDICES = createIndices(
  ['ofAggregate', 'aggregateOfEvent', 'outcomes', 'caused', 'undecided'],
  buildTables,
);

/** The aggregate that handles a command. */
const handlers: Index<ElementId, ElementId> = {
  build: (model) =>
    firstOfEach(
      relationsBetween(model, 'handled-by', 'command', 'aggregate').map(({ from, to }) => [from, to]),
    ),
};

/** The aggregate that emits an event, as it is drawn. */
const emitters: Index<ElementId, ElementId> = {
  build: (model) =>
    firstOfEach(relationsBetween(model, 'emits', 'aggregate', 'event').map(({ from, to }) => [to, from])),
};

/** The outcomes of the commands whose outcomes are written down. */
const writtenOutcomes: Index<ElementId, readonly CommandOutcome[]> = {
  build: (model) => {
    const kinds = tableOf(model, kindIndex);
    const written = new Map<ElementId, readonly CommandOutcome[]>();
    for (const command of idsOfKind(model, 'command')) {
      const outcomes = findElement(model, command, 'command')
        ?.design?.outcomes?.map(({ event }, index) => ({ event, index }))
        .filter(({ event }) => kinds.get(event) === 'event');
      if (outcomes !== undefined) written.set(command, outcomes);
    }
    return written;
  },
};

/** The deeds that commands and events tell of, where it is not written down what leads to what. */
const deeds: Index<ElementId, string> = {
  build: (model) => {
    const written = tableOf(model, writtenOutcomes);
    const named = eventsOfOutcomes(written.values());
    const open = [
      ...idsOfKind(model, 'command').filter((command) => !written.has(command)),
      ...idsOfKind(model, 'event').filter((event) => !named.has(event)),
    ];
    const { elements } = model;
    return new Map(open.map((id) => [id, deedOf(elements[id])]));
  },
};

function buildTables(model: Model): Tables {
  const commands = idsOfKind(model, 'command');
  const events = idsOfKind(model, 'event');
  const aggregateOfCommand = tableOf(model, handlers);
  const aggregateOfEvent = new Map(tableOf(model, emitters));
  for (const [command, outcomes] of tableOf(model, writtenOutcomes)) {
    const aggregate = aggregateOfCommand.get(command);
    for (const { event } of outcomes) {
      if (aggregate !== undefined && !aggregateOfEvent.has(event)) aggregateOfEvent.set(event, aggregate);
    }
  }
  const { outcomes, undecided } = readOutcomes(model, aggregateOfEvent);
  const commandsOf = groupByValue(commands, aggregateOfCommand);
  const eventsOf = groupByValue(events, aggregateOfEvent);
  const clusters = idsOfKind(model, 'aggregate').map((aggregate) => ({
    aggregate,
    commands: commandsOf.get(aggregate) ?? [],
    events: eventsOf.get(aggregate) ?? [],
  }));
  return {
    ofAggregate: new Map(clusters.map((cluster) => [cluster.aggregate, cluster])),
    aggregateOfEvent,
    outcomes,
    caused: new Map([...eventsOfOutcomes(outcomes.values())].map((event) => [event, true])),
    undecided,
  };
}

/** What every command leads to: as it is written, else as the words tell, else the one event that is left over. */
function readOutcomes(
  model: Model,
  aggregateOfEvent: ReadonlyMap<ElementId, ElementId>,
): Pick<Tables, 'outcomes' | 'undecided'> {
  const commands = idsOfKind(model, 'command');
  const aggregateOfCommand = tableOf(model, handlers);
  const written = tableOf(model, writtenOutcomes);
  const deedsTold = tableOf(model, deeds);
  const named = eventsOfOutcomes(written.values());
  const open = groupByValue(
    [...aggregateOfEvent.keys()].filter((event) => !named.has(event)).sort(),
    aggregateOfEvent,
  );
  const openTo = (command: ElementId) => open.get(aggregateOfCommand.get(command)) ?? [];
  const told = new Map(
    commands
      .filter((command) => !written.has(command))
      .map((command) => {
        const deed = deedsTold.get(command) ?? '';
        const events = deed === '' ? [] : openTo(command).filter((event) => deedsTold.get(event) === deed);
        return [command, events];
      }),
  );
  const toldOfSome = new Set([...told.values()].flat());
  const left = new Map(
    [...open].map(([aggregate, events]) => [aggregate, events.filter((event) => !toldOfSome.has(event))]),
  );
  const undecided = new Map<ElementId, true>();
  const outcomes = new Map<ElementId, readonly CommandOutcome[]>();
  for (const command of commands) {
    const over = left.get(aggregateOfCommand.get(command)) ?? [];
    const own = told.get(command) ?? [];
    const isUndecided = !written.has(command) && own.length === 0 && over.length > 1;
    if (isUndecided) undecided.set(command, true);
    const read = own.length > 0 ? own : isUndecided ? [] : over;
    outcomes.set(command, written.get(command) ?? read.map((event) => ({ event })));
  }
  return { outcomes, undecided };
}

function eventsOfOutcomes(outcomes: Iterable<readonly CommandOutcome[]>): ReadonlySet<ElementId> {
  return new Set([...outcomes].flatMap((each) => each.map(({ event }) => event)));
}

const knownDeeds = new WeakMap<BoardElement, string>();

/** Elements are immutable: the words of one are read once, over all states of a board. */
function deedOf(element: BoardElement | undefined): string {
  if (element === undefined) return '';
  const deed = knownDeeds.get(element) ?? deedKey(element.text);
  knownDeeds.set(element, deed);
  return deed;
}

function groupByValue(
  ids: readonly ElementId[],
  values: ReadonlyMap<ElementId, ElementId>,
): Map<ElementId | undefined, ElementId[]> {
  const groups = new Map<ElementId | undefined, ElementId[]>();
  for (const id of ids) {
    const value = values.get(id);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [id]);
    else group.push(id);
  }
  return groups;
}

/** The ids of all elements of one kind, in order. */
export function idsOfKind(model: Model, kind: ElementKind): readonly ElementId[] {
  return tableOf(model, idsByKind).get(kind) ?? [];
}

/** The kind of every element. Tables that ask no more of elements than this hold on through most edits. */
export const kindIndex: Index<ElementId, ElementKind> = {
  build: ({ elements }) => new Map(Object.entries(elements).map(([id, { kind }]) => [id as ElementId, kind])),
};

const idsByKind: Index<ElementKind, readonly ElementId[]> = {
  build: (model) => {
    const byKind = new Map<ElementKind, ElementId[]>();
    const kinds = tableOf(model, kindIndex);
    for (const id of [...kinds.keys()].sort()) {
      const kind = kinds.get(id);
      if (kind === undefined) continue;
      const ids = byKind.get(kind);
      if (ids === undefined) byKind.set(kind, [id]);
      else ids.push(id);
    }
    return byKind;
  },
};

/** The element if it stands on the board and is of this kind. */
export function findElement<Kind extends ElementKind>(
  model: Model,
  id: ElementId | undefined,
  kind: Kind,
): ElementOf<Kind> | undefined {
  const element = id !== undefined && Object.hasOwn(model.elements, id) ? model.elements[id] : undefined;
  return element?.kind === kind ? (element as ElementOf<Kind>) : undefined;
}

/**
 * What the relations of one type join things with, by the end `at`: only neighbors of one kind, each once, in the order of their
 * ids.
 */
export function drawnNeighbors(
  model: Model,
  type: RelationType,
  kind: ElementKind,
  at: 'from' | 'to',
): ReadonlyMap<ElementId, readonly ElementId[]> {
  const kinds = tableOf(model, kindIndex);
  const neighbors = new Map<ElementId, Set<ElementId>>();
  for (const relation of relationsOfType(model, type)) {
    const neighbor = at === 'from' ? relation.to : relation.from;
    if (kinds.get(neighbor) !== kind) continue;
    const known = neighbors.get(relation[at]);
    if (known === undefined) neighbors.set(relation[at], new Set([neighbor]));
    else known.add(neighbor);
  }
  return new Map([...neighbors].map(([id, known]) => [id, [...known].sort()]));
}

/**
 * The relations of one type whose ends both stand on the board and are of these kinds, in the order of their
 * ids.
 */
function relationsBetween(
  model: Model,
  type: RelationType,
  fromKind: ElementKind,
  toKind: ElementKind,
): readonly Relation[] {
  const kinds = tableOf(model, kindIndex);
  return [...relationsOfType(model, type)].filter(
    ({ from, to }) => kinds.get(from) === fromKind && kinds.get(to) === toKind,
  );
}

/** Of several entries under one key the first counts. */
function firstOfEach<Key, Value>(entries: readonly (readonly [Key, Value])[]): Map<Key, Value> {
  const first = new Map<Key, Value>();
  for (const [key, value] of entries) {
    if (!first.has(key)) first.set(key, value);
  }
  return first;
}
