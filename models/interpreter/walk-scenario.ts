import { toIdentifier } from '../expression/identifier.ts';
import { isEqualValue } from '../expression/values.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import type { ExampleValues, Scenario } from '../metamodel/scenario.ts';
import { readExampleRecord } from '../readings/example-values.ts';
import { err, ok, type Result } from '../result.ts';
import { applyEvent, unbornState } from './apply-event.ts';
import { heldKeys } from './held-keys.ts';
import { interpretCommand } from './interpret-command.ts';
import { defined, getElement, type Interpretation, interpretationOf, rootName } from './interpretation.ts';
import { idParameterOf } from './interpreted-world.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** What a story leads to: events with their payload by identifier. */
export type StoryEnd = Result<
  readonly { readonly event: ElementId; readonly payload: Values }[],
  CommandRefusal
>;

const defaultNow = '2026-01-01T00:00:00.000Z';

/** The id that an aggregate of a story has unless the story tells it. */
const storyId = 'new';

/**
 * Walks through a story on the model alone. A story knows one instance of every aggregate, and the one that a command
 * begins. The model must be free of findings of severity error.
 */
export function walkScenario(model: Model, scenario: Scenario): StoryEnd {
  const interpretation = interpretationOf(model);
  const states = new Map<ElementId, Values>();
  for (const { event, values, times = 1 } of scenario.given ?? []) {
    const owner = ownerOf(interpretation, event);
    for (let n = 1; n <= times; n += 1) {
      const before = states.get(owner) ?? unbornState(model, owner, storyId);
      const after = applyEvent(model, event, readPayload(interpretation, event, values, n), before);
      if (!after.ok) return after;
      states.set(owner, after.value);
    }
  }
  return decide(interpretation, scenario, states);
}

/** How the story should end: events, or the name of a refusal or a calculation's failure. */
export function expectedEnd(
  model: Model,
  { then }: Scenario,
): Result<readonly { readonly event: ElementId; readonly payload: Values }[], string> {
  if ('error' in then) return err(then.error);
  const interpretation = interpretationOf(model);
  return ok(
    then.events.map(({ event, values }) => ({ event, payload: readPayload(interpretation, event, values) })),
  );
}

function decide(
  interpretation: Interpretation,
  { command, when = {}, now = defaultNow }: Scenario,
  states: ReadonlyMap<ElementId, Values>,
): StoryEnd {
  const { model, expressions } = interpretation;
  const { aggregate, implied, creates } = defined(expressions.commands.get(command));
  const owner = defined(aggregate);
  const {
    parameters: declared = [],
    reads = [],
    target,
  } = getElement(interpretation, command, 'command').design ?? {};
  const parameters = readValues(interpretation, [...declared, ...implied], owner, when);
  const other = states.get(owner);
  const isMeant =
    target?.by !== 'key' || other === undefined || holdsKey(model, owner, other, target.key, parameters);
  const isFresh = creates === 'always' && idParameterOf(interpretation.model, command) === undefined;
  const state = isFresh || !isMeant ? undefined : other;
  const decided = interpretCommand(model, command, {
    state,
    id: state === undefined ? storyId : String(state.id),
    parameters,
    now: new Date(now).toISOString(),
    reads: Object.fromEntries(
      reads.map(({ aggregate: read, name }) => [
        name === undefined ? rootName(interpretation, read) : toIdentifier(name),
        states.get(read),
      ]),
    ),
  });
  if (!decided.ok) return decided;
  const taken = keyInCommon(model, owner, decided.value.state, state === undefined ? other : undefined);
  if (taken !== undefined) return err({ reason: 'rule', error: taken });
  return ok(decided.value.events.map(({ event, payload }) => ({ event, payload })));
}

/** Does the aggregate hold the key with the values of a command's parameters? */
function holdsKey(model: Model, owner: ElementId, state: Values, name: string, parameters: Values): boolean {
  const held = heldKeys(model, owner, state);
  const key = held.ok
    ? held.value.find((each) => toIdentifier(each.key.name) === toIdentifier(name))
    : undefined;
  return (
    key?.values.every((value, index) =>
      isEqualValue(value, parameters[toIdentifier(key.key.fields[index] ?? '')]),
    ) ?? false
  );
}

/** The refusal of a key that two aggregates would hold. */
function keyInCommon(
  model: Model,
  owner: ElementId,
  one: Values | undefined,
  other: Values | undefined,
): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  const [mine, theirs] = [heldKeys(model, owner, one), heldKeys(model, owner, other)];
  if (!mine.ok || !theirs.ok) return undefined;
  const taken = mine.value.find(({ key, values }) =>
    theirs.value.some(
      (each) => each.key === key && each.values.every((value, index) => isEqualValue(value, values[index])),
    ),
  );
  return taken && (taken.key.error ?? `${taken.key.name} Already Taken`);
}

function readPayload(
  interpretation: Interpretation,
  event: ElementId,
  values: ExampleValues = {},
  n = 1,
): Values {
  const fields = getElement(interpretation, event, 'event').design?.payload ?? [];
  return readValues(interpretation, fields, ownerOf(interpretation, event), values, n);
}

function readValues(
  { expressions }: Interpretation,
  fields: readonly Field[],
  owner: ElementId,
  values: ExampleValues,
  n = 1,
): Values {
  const bindings = expressions.types.bindings(fields, owner);
  const read = readExampleRecord(values, { name: 'the story', fields: () => bindings }, n);
  if (!read.ok) throw new Error(`${read.error.path.join('.')}: ${read.error.message}`);
  return read.value;
}

function ownerOf({ expressions }: Interpretation, event: ElementId): ElementId {
  return defined(expressions.clusters.aggregateOfEvent.get(event));
}
