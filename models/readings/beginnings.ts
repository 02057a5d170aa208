import { toIdentifier } from '../expression/identifier.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { type AggregateClusters, type CommandOutcome, findElement } from './aggregate-clusters.ts';

/** May a command begin its aggregate, and must there be none then? */
export type Creates = 'never' | 'always' | 'when-missing';

/** How aggregates come to be. */
export interface Beginnings {
  /** May this command begin its aggregate? */
  readonly creates: (command: ElementId) => Creates;
  /** Can this event be the first of its aggregate? */
  readonly isBeginning: (event: ElementId) => boolean;
  /** Aggregates of which nobody has said how they begin: any of their commands may do it. */
  readonly unsaid: ReadonlySet<ElementId>;
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
export function readBeginnings(model: Model, clusters: AggregateClusters): Beginnings {
  const said = (command: ElementId) => findElement(model, command, 'command')?.design?.creates;
  const unsaid = new Set(
    clusters.clusters
      .filter(({ commands }) => commands.every((command) => (said(command) ?? 'never') === 'never'))
      .map(({ aggregate }) => aggregate),
  );
  const creates = (command: ElementId): Creates => {
    const aggregate = clusters.aggregateOfCommand.get(command);
    return said(command) ?? (aggregate !== undefined && unsaid.has(aggregate) ? 'when-missing' : 'never');
  };
  const beginnings = new Set(
    [...clusters.outcomes].flatMap(([command, outcomes]) =>
      creates(command) === 'never' ? [] : possibleFirst(model, command, outcomes),
    ),
  );
  const leftUnset = new Map(
    clusters.clusters.map(({ aggregate, events }) => {
      const required = requiredFields(model, aggregate);
      const first = events.filter((event) => beginnings.has(event));
      const unset = required.filter((field) => !first.every((event) => fieldsSetBy(model, event).has(field)));
      return [aggregate, new Set(unset)] as const;
    }),
  );
  return { creates, isBeginning: (event) => beginnings.has(event), unsaid, leftUnset };
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
