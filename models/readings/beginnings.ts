import { toIdentifier } from '../expression/identifier.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { aggregateClusters, type CommandOutcome, findElement } from './aggregate-clusters.ts';
import { createIndices, type Members, membersOf, tableOf } from './model-access.ts';

/** May a command begin its aggregate, and must there be none then? */
export type Creates = 'never' | 'always' | 'when-missing';

/** How aggregates come to be. */
export interface Beginnings {
  /** May this command begin its aggregate? */
  readonly creates: (command: ElementId) => Creates;
  /** Can this event be the first of its aggregate? */
  readonly isBeginning: (event: ElementId) => boolean;
  /** Aggregates of which nobody has said how they begin: any of their commands may do it. */
  readonly unsaid: Members<ElementId>;
  /**
   * Per aggregate, the identifiers of required fields that some beginning leaves unset: they count as
   * optional.
   */
  readonly leftUnset: ReadonlyMap<ElementId, ReadonlySet<string>>;
}

/**
 * Reads off a model how aggregates begin. Where no command of an aggregate says that it creates one, every
 * command that says nothing may do so when there is none: a board that nobody has deepened still runs.
 */
export function readBeginnings(model: Model): Beginnings {
  const creates = tableOf(model, INDICES.creates);
  const beginnings = membersOf(model, INDICES.beginnings);
  return {
    creates: (command) => creates.get(command) ?? 'never',
    isBeginning: (event) => beginnings.has(event),
    unsaid: membersOf(model, INDICES.unsaid),
    leftUnset: tableOf(model, INDICES.leftUnset),
  };
}

interface Tables {
  readonly creates: ReadonlyMap<ElementId, Creates>;
  readonly beginnings: ReadonlyMap<ElementId, true>;
  readonly unsaid: ReadonlyMap<ElementId, true>;
  readonly leftUnset: ReadonlyMap<ElementId, ReadonlySet<string>>;
}

const INDICES = createIndices(['creates', 'beginnings', 'unsaid', 'leftUnset'], buildTables);

function buildTables(model: Model): Tables {
  const { clusters, aggregateOfCommand, outcomes } = aggregateClusters(model);
  const said = (command: ElementId) => findElement(model, command, 'command')?.design?.creates;
  const unsaid = new Map(
    clusters
      .filter(({ commands }) => commands.every((command) => (said(command) ?? 'never') === 'never'))
      .map(({ aggregate }) => [aggregate, true] as const),
  );
  const creates = new Map(
    [...outcomes.keys()].map((command): [ElementId, Creates] => {
      const aggregate = aggregateOfCommand.get(command);
      const isOpen = aggregate !== undefined && unsaid.has(aggregate);
      return [command, said(command) ?? (isOpen ? 'when-missing' : 'never')];
    }),
  );
  const beginnings = new Map(
    [...outcomes].flatMap(([command, led]) =>
      creates.get(command) === 'never'
        ? []
        : possibleFirst(model, command, led).map((event) => [event, true] as const),
    ),
  );
  const leftUnset = new Map(
    clusters.map(({ aggregate, events }) => {
      const first = events.filter((event) => beginnings.has(event)).map((event) => fieldsSetBy(model, event));
      const unset = requiredFields(model, aggregate).filter((field) => !first.every((set) => set.has(field)));
      return [aggregate, new Set(unset)] as const;
    }),
  );
  return { creates, beginnings, unsaid, leftUnset };
}

/**
 * Every outcome up to the first one that always happens: what follows it meets an aggregate that has begun.
 */
function possibleFirst(
  model: Model,
  command: ElementId,
  outcomes: readonly CommandOutcome[],
): readonly ElementId[] {
  const written = findElement(model, command, 'command')?.design?.outcomes ?? [];
  const certain = outcomes.findIndex(
    ({ index }) => index === undefined || written[index]?.when === undefined,
  );
  return (certain < 0 ? outcomes : outcomes.slice(0, certain + 1)).map(({ event }) => event);
}

/** The fields an aggregate must have from its first event on: neither optional nor lists. */
function requiredFields(model: Model, aggregate: ElementId): readonly string[] {
  const fields = findElement(model, aggregate, 'aggregate')?.design?.fields ?? [];
  return fields.filter(({ optional, list }) => !optional && !list).map(({ name }) => toIdentifier(name));
}

/** The fields that an event sets, as identifiers. */
export function fieldsSetBy(model: Model, event: ElementId): ReadonlySet<string> {
  const effects = findElement(model, event, 'event')?.design?.effects ?? [];
  return new Set(effects.filter((effect) => effect.do === 'set').map(({ field }) => toIdentifier(field)));
}
