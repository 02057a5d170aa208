import type { CheckedExpression } from '#models/expression/check-expression.ts';
import { evaluateExpression, evaluatePredicate } from '#models/expression/evaluate-expression.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { addMoney } from '#models/expression/money-arithmetic.ts';
import { isEqualValue, isMoneyValue, type Value } from '#models/expression/values.ts';
import type { Effect } from '#models/metamodel/design.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '#models/metamodel/ids.ts';
import type { ElementOf, Model } from '#models/metamodel/model.ts';
import type { ExampleValues, Scenario } from '#models/metamodel/scenario.ts';
import { findElement } from '#models/views/aggregate-clusters.ts';
import { readExampleRecord } from '#models/views/example-values.ts';
import { type ModelExpressions, readExpressions } from '#models/views/expression-scopes.ts';
import type { ModelPath } from '#models/views/model-expression.ts';

/** A thing's stored fields by identifier, as the interpreter keeps them. */
type State = Readonly<Record<string, Value | undefined>>;

/** What a story leads to: events with their payload by identifier, or a refusal. */
export type Ending =
  | { readonly events: readonly { readonly event: ElementId; readonly values: State }[] }
  | { readonly error: string };

const defaultNow = '2026-01-01T00:00:00.000Z';

/**
 * Walks through a story on the model alone, with the interpreter. A story knows one instance of every aggregate, and
 * the one that a command begins.
 */
export function walkScenario(model: Model, scenario: Scenario): Ending {
  const walk = new Walk(model);
  for (const { event, values, times = 1 } of scenario.given ?? []) {
    for (let n = 1; n <= times; n += 1) walk.happen(event, walk.readPayload(event, values, n));
  }
  return walk.decide(scenario.command, scenario.when ?? {}, scenario.now ?? defaultNow);
}

/** How the story should end, in the same form. */
export function expectedEnding(model: Model, { then }: Scenario): Ending {
  if ('error' in then) return then;
  const walk = new Walk(model);
  return {
    events: then.events.map(({ event, values }) => ({ event, values: walk.readPayload(event, values) })),
  };
}

class Walk {
  private readonly model: Model;
  private readonly expressions: ModelExpressions;
  private readonly states = new Map<ElementId, State>();

  constructor(model: Model) {
    this.model = model;
    this.expressions = readExpressions(model);
  }

  readPayload(event: ElementId, values: ExampleValues = {}, n = 1): State {
    const fields = this.get(event, 'event').design?.payload ?? [];
    return this.readValues(fields, this.ownerOf(event), values, n);
  }

  happen(event: ElementId, payload: State): void {
    const owner = this.ownerOf(event);
    this.states.set(owner, this.after(this.states.get(owner) ?? this.unborn(owner), event, payload));
  }

  decide(command: ElementId, when: ExampleValues, now: string): Ending {
    const { design = {} } = this.get(command, 'command');
    const owner = defined(this.expressions.clusters.aggregateOfCommand.get(command));
    const reading = defined(this.expressions.commands.get(command));
    const given = this.readValues([...(design.parameters ?? []), ...reading.implied], owner, when);
    const unsound = this.refusalOfValues(design.parameters ?? [], given);
    if (unsound !== undefined) return { error: unsound };
    const found = reading.creates === 'always' ? undefined : this.find(owner, design.target, given);
    if (found === undefined && reading.creates === 'never') {
      return { error: `${this.get(owner, 'aggregate').text} Not Found` };
    }
    const state = found ?? this.unborn(owner);
    const names: Record<string, Value | undefined> = { ...given, now, [this.rootOf(owner)]: state };
    for (const { aggregate, name, error } of design.reads ?? []) {
      const read = this.states.get(aggregate);
      if (read === undefined) return { error: error ?? `${this.get(aggregate, 'aggregate').text} Not Found` };
      names[name === undefined ? this.rootOf(aggregate) : toIdentifier(name)] = read;
    }
    for (const [index, { text, error }] of (design.rules ?? []).entries()) {
      const check = reading.rules.get(index)?.checked;
      if (check !== undefined && evaluate(check, names) !== true) return { error: error ?? text };
    }
    return this.follow(command, owner, state, names);
  }

  private follow(command: ElementId, owner: ElementId, before: State, names: State): Ending {
    const { lifecycle, keys = [] } = this.get(owner, 'aggregate').design ?? {};
    const events: { event: ElementId; values: State }[] = [];
    let state = before;
    for (const { event, when, payload } of defined(this.expressions.commands.get(command)).outcomes) {
      if (when !== undefined && evaluate(when.checked, names) !== true) continue;
      const moves = (lifecycle?.moves ?? []).filter(({ on }) => on === event);
      const refusing = moves.every(({ from }) => !from.includes(String(state.status))) ? moves[0] : undefined;
      if (refusing !== undefined) return { error: refusing.error ?? 'Invalid Status Transition' };
      const sources = [...payload].map(([name, { checked }]) => [name, evaluate(checked, names)] as const);
      const values = Object.fromEntries(sources);
      state = this.after(state, event, values);
      events.push({ event, values });
    }
    const other = this.states.get(owner);
    const isNew = other !== undefined && other !== before;
    const taken = isNew ? keys.find((_, index) => this.hasKeyOf(owner, index, other, state)) : undefined;
    return taken === undefined ? { events } : { error: taken.error ?? `${taken.name} Already Taken` };
  }

  /** The state after an event: its effects, then the move of the lifecycle. */
  private after(before: State, event: ElementId, payload: State): State {
    const owner = this.ownerOf(event);
    const names = { ...payload, [this.rootOf(owner)]: before };
    const state = { ...before };
    for (const [index, effect] of (this.get(event, 'event').design?.effects ?? []).entries()) {
      const name = toIdentifier(effect.field);
      state[name] = this.changed(state[name], effect, ['elements', event, 'design', 'effects', index], names);
    }
    const moves = this.get(owner, 'aggregate').design?.lifecycle?.moves ?? [];
    const move = moves.find(({ on, from }) => on === event && from.includes(String(before.status)));
    return move === undefined ? state : { ...state, status: move.to };
  }

  private changed(
    value: Value | undefined,
    effect: Effect,
    path: ModelPath,
    names: State,
  ): Value | undefined {
    const find = (...rest: ModelPath) => this.expressions.find(...path, ...rest)?.checked;
    const list = Array.isArray(value) ? (value as readonly Value[]) : [];
    switch (effect.do) {
      case 'set':
        return evaluate(find('to'), names);
      case 'clear':
        return undefined;
      case 'increment':
        return increased(value, defined(evaluate(find('by'), names)));
      case 'append': {
        const parts = Object.keys(effect.values ?? {}).map(
          (name) => [toIdentifier(name), evaluate(find('values', name), names)] as const,
        );
        const item = effect.values ? Object.fromEntries(parts) : evaluate(find('value'), names);
        return [...list, defined(item)];
      }
      case 'remove':
        return list.filter((item) => {
          const result = evaluatePredicate(defined(find('where')), names, item);
          return !(result.ok && result.value);
        });
    }
  }

  /** The first broken rule of the value objects that a command brings. */
  private refusalOfValues(fields: readonly Field[], given: State): string | undefined {
    for (const field of fields) {
      const id = field.type === 'value' ? (field.of as ValueObjectId) : undefined;
      const value = given[toIdentifier(field.name)];
      if (id === undefined || value === undefined) continue;
      const broken = (this.model.values[id]?.rules ?? []).find((_, index) => {
        const check = this.expressions.find('values', id, 'rules', index, 'check')?.checked;
        return check !== undefined && evaluate(check, value as State) !== true;
      });
      if (broken !== undefined) return broken.error ?? broken.text;
    }
    return undefined;
  }

  private find(
    owner: ElementId,
    target: NonNullable<ElementOf<'command'>['design']>['target'],
    given: State,
  ): State | undefined {
    const state = this.states.get(owner);
    if (target?.by !== 'key' || state === undefined) return state;
    const keys = this.get(owner, 'aggregate').design?.keys ?? [];
    const index = keys.findIndex(({ name }) => name === target.key);
    return this.hasKeyOf(owner, index, state, { ...state, ...given }) ? state : undefined;
  }

  /** Do both have the key at `index`, and the same one? */
  private hasKeyOf(owner: ElementId, index: number, one: State, other: State): boolean {
    const { fields, when } = defined(this.get(owner, 'aggregate').design?.keys?.[index]);
    const condition = this.expressions.find('elements', owner, 'design', 'keys', index, 'when')?.checked;
    return (
      fields.map(toIdentifier).every((name) => isEqualValue(one[name], other[name])) &&
      (when === undefined || [one, other].every((state) => evaluate(condition, state) === true))
    );
  }

  private unborn(owner: ElementId): State {
    const { fields = [], lifecycle } = this.get(owner, 'aggregate').design ?? {};
    const lists = fields.filter(({ list }) => list).map(({ name }) => [toIdentifier(name), []] as const);
    return { id: 'new', ...Object.fromEntries(lists), ...(lifecycle && { status: lifecycle.initial }) };
  }

  private readValues(fields: readonly Field[], owner: ElementId, values: ExampleValues, n = 1): State {
    const bindings = this.expressions.types.bindings(fields, owner);
    const read = readExampleRecord(values, { name: 'the story', fields: () => bindings }, n);
    if (!read.ok) throw new Error(`${read.error.path.join('.')}: ${read.error.message}`);
    return read.value;
  }

  private ownerOf(event: ElementId): ElementId {
    return defined(this.expressions.clusters.aggregateOfEvent.get(event));
  }

  private rootOf(aggregate: ElementId): string {
    return toIdentifier(this.get(aggregate, 'aggregate').text);
  }

  private get<Kind extends 'aggregate' | 'command' | 'event'>(id: ElementId, kind: Kind): ElementOf<Kind> {
    return defined(findElement(this.model, id, kind));
  }
}

function evaluate(checked: CheckedExpression | undefined, names: State): Value | undefined {
  const result = evaluateExpression(defined(checked), names);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** What was not set yet counts from nothing. */
function increased(value: Value | undefined, by: Value): Value {
  if (value === undefined) return by;
  return isMoneyValue(value) && isMoneyValue(by) ? addMoney(value, by) : Number(value) + Number(by);
}

function defined<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('The model does not say it.');
  return found;
}
