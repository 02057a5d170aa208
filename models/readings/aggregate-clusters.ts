import type { ElementId } from '../metamodel/ids.ts';
import { compareTexts } from '../metamodel/json.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { ElementOf, Model, Relation } from '../metamodel/model.ts';
import type { RelationType } from '../metamodel/relations.ts';
import { isSameDeed } from '../words/english-verbs.ts';

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
  readonly caused: ReadonlySet<ElementId>;
  /** Commands that might lead to several events and of which nobody has said to which: they lead to none yet. */
  readonly undecided: ReadonlySet<ElementId>;
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
  const commands = idsOfKind(model, 'command');
  const events = idsOfKind(model, 'event');
  const handled = relationsBetween(model, 'handled-by', 'command', 'aggregate');
  const emitted = relationsBetween(model, 'emits', 'aggregate', 'event');
  const aggregateOfCommand = firstOfEach(handled.map(({ from, to }) => [from, to]));
  const aggregateOfEvent = firstOfEach(emitted.map(({ from, to }) => [to, from]));
  const written = new Map(commands.map((id) => [id, writtenOutcomes(model, id)] as const));
  for (const [command, outcomes] of written) {
    const aggregate = aggregateOfCommand.get(command);
    for (const { event } of outcomes ?? []) {
      if (aggregate !== undefined && !aggregateOfEvent.has(event)) aggregateOfEvent.set(event, aggregate);
    }
  }
  const named = new Set(
    [...written.values()].flatMap((outcomes) => (outcomes ?? []).map(({ event }) => event)),
  );
  const open = [...aggregateOfEvent.keys()].filter((event) => !named.has(event)).sort();
  const openTo = (command: ElementId) =>
    open.filter((event) => aggregateOfEvent.get(event) === aggregateOfCommand.get(command));
  const told = new Map(
    commands
      .filter((command) => written.get(command) === undefined)
      .map((command) => [
        command,
        openTo(command).filter((event) => isSameDeed(textOf(model, command), textOf(model, event))),
      ]),
  );
  const toldOfSome = new Set([...told.values()].flat());
  const undecided = new Set<ElementId>();
  const outcomes = new Map<ElementId, readonly CommandOutcome[]>();
  for (const command of commands) {
    const left = openTo(command).filter((event) => !toldOfSome.has(event));
    const own = told.get(command) ?? [];
    const isUndecided = written.get(command) === undefined && own.length === 0 && left.length > 1;
    if (isUndecided) undecided.add(command);
    const read = own.length > 0 ? own : isUndecided ? [] : left;
    outcomes.set(command, written.get(command) ?? read.map((event) => ({ event })));
  }
  const clusters = idsOfKind(model, 'aggregate').map((aggregate) => ({
    aggregate,
    commands: commands.filter((command) => aggregateOfCommand.get(command) === aggregate),
    events: events.filter((event) => aggregateOfEvent.get(event) === aggregate),
  }));
  return {
    clusters,
    ofAggregate: new Map(clusters.map((cluster) => [cluster.aggregate, cluster])),
    aggregateOfCommand,
    aggregateOfEvent,
    outcomes,
    caused: new Set([...outcomes.values()].flat().map(({ event }) => event)),
    undecided,
  };
}

/** The ids of all elements of one kind, in order. */
export function idsOfKind(model: Model, kind: ElementKind): readonly ElementId[] {
  return (Object.keys(model.elements) as ElementId[])
    .filter((id) => model.elements[id]?.kind === kind)
    .sort();
}

/** The element if it stands on the board and is of this kind. */
export function findElement<Kind extends ElementKind>(
  model: Model,
  id: ElementId | undefined,
  kind: Kind,
): ElementOf<Kind> | undefined {
  const element = id !== undefined && Object.hasOwn(model.elements, id) ? model.elements[id] : undefined;
  return element?.kind === kind ? (element as ElementOf<Kind>) : undefined;
}

function writtenOutcomes(model: Model, command: ElementId): readonly CommandOutcome[] | undefined {
  const outcomes = findElement(model, command, 'command')?.design?.outcomes;
  return outcomes
    ?.map(({ event }, index) => ({ event, index }))
    .filter(({ event }) => findElement(model, event, 'event') !== undefined);
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
  return Object.entries(model.relations)
    .toSorted(([one], [other]) => compareTexts(one, other))
    .map(([, relation]) => relation)
    .filter((relation) => relation.type === type)
    .filter(({ from, to }) => findElement(model, from, fromKind) && findElement(model, to, toKind));
}

/** Of several entries under one key the first counts. */
function firstOfEach<Key, Value>(entries: readonly (readonly [Key, Value])[]): Map<Key, Value> {
  const first = new Map<Key, Value>();
  for (const [key, value] of entries) {
    if (!first.has(key)) first.set(key, value);
  }
  return first;
}

function textOf(model: Model, id: ElementId): string {
  return model.elements[id]?.text ?? '';
}
