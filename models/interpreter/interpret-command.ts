import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { CommandReading, OutcomeReading } from '../readings/read-commands.ts';
import { DEFAULT_MOVE_ERROR, errorOfExisting, errorOfMissing, errorOfRule } from '../readings/refusals.ts';
import type { Result } from '../result.ts';
import { stateAfter, statusAfter, unbornState } from './apply-event.ts';
import { unsoundParameters } from './check-parameters.ts';
import {
  defined,
  evaluate,
  getElement,
  type Interpretation,
  interpretationOf,
  refusable,
  rootName,
} from './interpretation.ts';
import { publishedFace } from './published-face.ts';
import {
  type CommandRefusal,
  type Happened,
  RefusedStop,
  refuse,
  type Situation,
  type Values,
} from './situation.ts';

/** What a command leads to, and the aggregate afterwards; the latter only when anything happened. */
export interface Decision {
  readonly events: readonly Happened[];
  readonly state?: Values;
}

/** Decides a command that an aggregate handles. */
export function interpretCommand(
  model: Model,
  command: ElementId,
  situation: Situation,
): Result<Decision, CommandRefusal> {
  const interpretation = interpretationOf(model);
  return refusable(() => {
    const [unsound] = unsoundParameters(interpretation, command, situation.parameters);
    if (unsound !== undefined) throw new RefusedStop(unsound);
    return decide(interpretation, command, situation);
  });
}

function decide(interpretation: Interpretation, command: ElementId, situation: Situation): Decision {
  const reading = defined(interpretation.expressions.commands.get(command));
  const owner = defined(reading.aggregate);
  refuseByPresence(interpretation, owner, reading, situation);
  const before = situation.state ?? unbornState(interpretation.model, owner, situation.id);
  const names = {
    ...situation.parameters,
    now: situation.now,
    [rootName(interpretation, owner)]: before,
    ...readsOf(interpretation, command, situation),
  };
  refuseByRules(reading, names);
  return follow(interpretation, before, plannedEvents(interpretation, owner, reading, before, names));
}

function refuseByPresence(
  interpretation: Interpretation,
  owner: ElementId,
  { creates }: CommandReading,
  { state }: Situation,
): void {
  const { text } = getElement(interpretation, owner, 'aggregate');
  if (creates === 'never' && state === undefined) refuse(errorOfMissing(text));
  if (creates === 'always' && state !== undefined) refuse(errorOfExisting(text));
}

function readsOf(interpretation: Interpretation, command: ElementId, { reads = {} }: Situation): Values {
  const found: Record<string, Value | undefined> = {};
  for (const { aggregate, name, error } of getElement(interpretation, command, 'command').design?.reads ??
    []) {
    const root = name === undefined ? rootName(interpretation, aggregate) : toIdentifier(name);
    found[root] =
      reads[root] ?? refuse(errorOfMissing(getElement(interpretation, aggregate, 'aggregate').text, error));
  }
  return found;
}

function refuseByRules({ rules }: CommandReading, names: Values): void {
  for (const { rule, check } of rules) {
    if (check?.checked !== undefined && evaluate(check.checked, names) !== true) refuse(errorOfRule(rule));
  }
}

interface PlannedEvent {
  readonly event: ElementId;
  readonly payload: Values;
}

/** The events with their payloads, all worked out on the aggregate as it stood before. */
function plannedEvents(
  interpretation: Interpretation,
  owner: ElementId,
  { outcomes, creates }: CommandReading,
  before: Values,
  names: Values,
): readonly PlannedEvent[] {
  let status = before.status;
  const ask = ({ event }: OutcomeReading) => {
    if (creates !== 'always') refuseByLifecycle(interpretation, owner, event, status);
    status = statusAfter(interpretation, event, status);
  };
  const isCertain = outcomes.every(({ when }) => when === undefined);
  if (isCertain) outcomes.forEach(ask);
  return outcomes.flatMap((outcome) => {
    if (outcome.when !== undefined && evaluate(defined(outcome.when.checked), names) !== true) return [];
    if (!isCertain) ask(outcome);
    const payload = [...outcome.payload].map(
      ([name, { checked }]) => [name, evaluate(defined(checked), names)] as const,
    );
    return [{ event: outcome.event, payload: Object.fromEntries(payload) }];
  });
}

function refuseByLifecycle(
  interpretation: Interpretation,
  owner: ElementId,
  event: ElementId,
  status: Value | undefined,
): void {
  const { lifecycle } = getElement(interpretation, owner, 'aggregate').design ?? {};
  const moves = (lifecycle?.moves ?? []).filter(({ on }) => on === event);
  if (moves.length === 0 || moves.some(({ from }) => from.includes(String(status)))) return;
  refuse(moves.find(({ error }) => error !== undefined)?.error ?? DEFAULT_MOVE_ERROR);
}

function follow(interpretation: Interpretation, before: Values, planned: readonly PlannedEvent[]): Decision {
  let state = before;
  const events = planned.map(({ event, payload }): Happened => {
    state = stateAfter(interpretation, event, payload, state);
    const published = publishedFace(interpretation, event, payload, state);
    return { event, payload, ...(published !== undefined && { published }) };
  });
  return events.length === 0 ? { events } : { events, state };
}
