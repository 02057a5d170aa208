import { toIdentifier } from '../expression/identifier.ts';
import { addMoney } from '../expression/money-arithmetic.ts';
import {
  type CalculationCode,
  CalculationStop,
  isMoneyValue,
  ownValue,
  type Value,
} from '../expression/values.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findEntity } from '../readings/find-entity.ts';
import type { ModelExpression } from '../readings/model-expression.ts';
import type { EffectReading } from '../readings/read-effects.ts';
import type { Result } from '../result.ts';
import {
  defined,
  evaluate,
  getElement,
  holds,
  type Interpretation,
  interpretationOf,
  refusable,
  rootName,
} from './interpretation.ts';
import { type CommandRefusal, RefusedStop, type Values } from './situation.ts';

/** What is known of an aggregate before its first event. */
export function unbornState(model: Model, aggregate: ElementId, id: string): Values {
  const { fields = [], lifecycle } = getElement(interpretationOf(model), aggregate, 'aggregate').design ?? {};
  return { ...emptyLists(fields), id, ...(lifecycle && { status: lifecycle.initial }) };
}

/** The aggregate after an event: its effects, then the move of its lifecycle. */
export function applyEvent(
  model: Model,
  event: ElementId,
  payload: Values,
  state: Values,
): Result<Values, CommandRefusal> {
  return refusable(() => stateAfter(interpretationOf(model), event, payload, state));
}

/** The same inside an interpretation, which a calculation without a result stops. */
export function stateAfter(
  interpretation: Interpretation,
  event: ElementId,
  payload: Values,
  before: Values,
): Values {
  const owner = defined(interpretation.expressions.clusters.aggregateOfEvent.get(event));
  const names = { ...payload, [rootName(interpretation, owner)]: before };
  const state: Record<string, Value | undefined> = { ...before };
  for (const effect of defined(interpretation.expressions.events.get(event)).effects) {
    const name = toIdentifier(effect.field);
    state[name] = valueAfter(interpretation, owner, effect, ownValue(state, name), names);
  }
  const status = statusAfter(interpretation, event, before.status);
  return status === undefined ? state : { ...state, status };
}

/** The state of the lifecycle that an event leads to. */
export function statusAfter(
  interpretation: Interpretation,
  event: ElementId,
  status: Value | undefined,
): Value | undefined {
  const owner = defined(interpretation.expressions.clusters.aggregateOfEvent.get(event));
  const { lifecycle } = getElement(interpretation, owner, 'aggregate').design ?? {};
  const moves = (lifecycle?.moves ?? []).filter(({ on }) => on === event);
  const move = moves.find(({ from }) => from.includes(String(status)));
  const [target, ...others] = new Set(moves.map(({ to }) => to));
  return move?.to ?? (others.length === 0 && target !== undefined ? target : status);
}

function valueAfter(
  interpretation: Interpretation,
  owner: ElementId,
  effect: EffectReading,
  value: Value | undefined,
  names: Values,
): Value | undefined {
  const expressed = (expression: ModelExpression | undefined) =>
    evaluate(defined(expression?.checked), names);
  const list = Array.isArray(value) ? (value as readonly Value[]) : [];
  switch (effect.do) {
    case 'set':
      return expressed(effect.to);
    case 'clear':
      return undefined;
    case 'increment':
      return increased(
        value,
        defined(expressed(effect.by)),
        fieldOf(interpretation, owner, effect.field)?.type,
      );
    case 'append': {
      if (effect.values === undefined) return [...list, defined(expressed(effect.value))];
      const given = [...effect.values].map(([name, part]) => [name, expressed(part)] as const);
      const lists = emptyLists(fieldsOfItem(interpretation, owner, effect.field));
      return [...list, { ...lists, ...Object.fromEntries(given) }];
    }
    case 'remove': {
      const where = defined(effect.where?.checked);
      return list.filter((item) => !holds(where, names, item));
    }
  }
}

/** The fields of what a list of records holds. */
function fieldsOfItem(interpretation: Interpretation, owner: ElementId, fieldName: string): readonly Field[] {
  const field = fieldOf(interpretation, owner, fieldName);
  if (field?.type === 'value') {
    const { values } = interpretation.model;
    return Object.entries(values).find(([id]) => id === field.of)?.[1].fields ?? [];
  }
  const found = field?.type === 'entity' ? findEntity(interpretation.model, field.of, owner) : undefined;
  return found?.entity.fields ?? [];
}

function fieldOf(interpretation: Interpretation, owner: ElementId, words: string): Field | undefined {
  const { fields = [] } = getElement(interpretation, owner, 'aggregate').design ?? {};
  return fields.findLast(({ name }) => toIdentifier(name) === toIdentifier(words));
}

function emptyLists(fields: readonly Field[]): Values {
  // What has no name in expressions is not known here.
  const lists = fields.filter(({ name, list, optional }) => list && !optional && toIdentifier(name) !== '');
  return Object.fromEntries(lists.map(({ name }) => [toIdentifier(name), []]));
}

/** What was not set yet counts from nothing. */
function increased(value: Value | undefined, by: Value, type: Field['type'] | undefined): Value {
  if (!isMoneyValue(by)) {
    const sum = Number(value ?? 0) + Number(by);
    const isExact = type === 'decimal' ? Number.isFinite(sum) : Number.isSafeInteger(sum);
    return isExact ? sum : stop('number-too-large');
  }
  if (!isMoneyValue(value)) return by;
  try {
    return addMoney(value, by);
  } catch (error) {
    if (!(error instanceof CalculationStop)) throw error;
    return stop(error.code);
  }
}

function stop(code: CalculationCode): never {
  throw new RefusedStop({ reason: 'calculation', code });
}
