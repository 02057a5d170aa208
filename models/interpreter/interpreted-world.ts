import { toIdentifier } from '../expression/identifier.ts';
import { isEqualValue } from '../expression/values.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { errorOfKey } from '../readings/refusals.ts';
import { err, ok, type Result } from '../result.ts';
import { type HeldKey, heldKeys } from './held-keys.ts';
import { type Decision, interpretCommand } from './interpret-command.ts';
import { defined, getElement, interpretationOf, rootName } from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** A command as somebody issues it. */
export interface IssuedCommand {
  readonly command: ElementId;
  readonly parameters: Values;
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string;
  /** The id of what the command begins, where it brings none. */
  readonly createId: () => string;
}

/** What a command led to, and in which aggregate. */
export interface HandledCommand extends Decision {
  readonly aggregate: ElementId;
  readonly id: string;
  /** There was none before it. */
  readonly began: boolean;
}

/** All aggregates of a model, and what becomes of them. */
export interface InterpretedWorld {
  readonly handle: (issued: IssuedCommand) => Result<HandledCommand, CommandRefusal>;
  /** What the command would lead to; nothing changes. */
  readonly rehearse: (issued: IssuedCommand) => Result<HandledCommand, CommandRefusal>;
  readonly find: (aggregate: ElementId, id: string) => Values | undefined;
  /** In the order in which they began. */
  readonly idsOf: (aggregate: ElementId) => readonly string[];
}

/** An empty world. */
export function createInterpretedWorld(model: Model): InterpretedWorld {
  const interpretation = interpretationOf(model);
  const aggregates = new Map<ElementId, Map<string, Values>>();
  const allOf = (aggregate: ElementId) => {
    const all = aggregates.get(aggregate) ?? new Map<string, Values>();
    aggregates.set(aggregate, all);
    return all;
  };

  const findByKey = (owner: ElementId, wanted: string, parameters: Values): Values | undefined => {
    const keys = getElement(interpretation, owner, 'aggregate').design?.keys ?? [];
    const key = defined(keys.find(({ name }) => toIdentifier(name) === toIdentifier(wanted)));
    const values = key.fields.map((field) => parameters[toIdentifier(field)]);
    return [...allOf(owner).values()].find((state) => {
      const held = heldKeys(model, owner, state);
      return held.ok && held.value.some((each) => each.key === key && isEqualKey(each, { key, values }));
    });
  };

  const refusalByKeys = (owner: ElementId, id: string, state: Values): CommandRefusal | undefined => {
    const wanted = heldKeys(model, owner, state);
    if (!wanted.ok) return wanted.error;
    const others = [...allOf(owner)].filter(([other]) => other !== id);
    const taken = wanted.value.find((key) =>
      others.some(([, other]) => {
        const held = heldKeys(model, owner, other);
        return held.ok && held.value.some((each) => isEqualKey(each, key));
      }),
    );
    if (taken === undefined) return undefined;
    return { reason: 'rule', error: errorOfKey(taken.key) };
  };

  const readsOf = (command: ElementId, parameters: Values) => {
    const { reads = [] } = getElement(interpretation, command, 'command').design ?? {};
    return Object.fromEntries(
      reads.map(({ aggregate, name, parameter }) => {
        const root = name === undefined ? rootName(interpretation, aggregate) : toIdentifier(name);
        return [root, allOf(aggregate).get(String(parameters[toIdentifier(parameter)]))] as const;
      }),
    );
  };

  const rehearse: InterpretedWorld['rehearse'] = ({ command, parameters, now, createId }) => {
    const { aggregate, creates } = defined(interpretation.expressions.commands.get(command));
    const owner = defined(aggregate);
    const { target } = getElement(interpretation, command, 'command').design ?? {};
    const byKey = target?.by === 'key' && creates !== 'always' ? target.key : undefined;
    const idParameter = byKey === undefined ? idParameterOf(model, command) : undefined;
    const given = idParameter === undefined ? undefined : String(parameters[idParameter]);
    const state = byKey === undefined ? allOf(owner).get(given ?? '') : findByKey(owner, byKey, parameters);
    const id = state === undefined ? (given ?? createId()) : String(state.id);
    const reads = readsOf(command, parameters);
    const decided = interpretCommand(model, command, { state, id, parameters, now, reads });
    if (!decided.ok) return decided;
    const { state: after } = decided.value;
    const refusal = after && refusalByKeys(owner, id, after);
    if (refusal !== undefined) return err(refusal);
    return ok({ ...decided.value, aggregate: owner, id, began: state === undefined && after !== undefined });
  };

  return {
    find: (aggregate, id) => allOf(aggregate).get(id),
    idsOf: (aggregate) => [...allOf(aggregate).keys()],
    rehearse,
    handle: (issued) => {
      const handled = rehearse(issued);
      if (handled.ok && handled.value.state !== undefined) {
        allOf(handled.value.aggregate).set(handled.value.id, handled.value.state);
      }
      return handled;
    },
  };
}

/** The identifier of the parameter that holds the aggregate's id; undefined where the command begins one under a fresh id. */
export function idParameterOf(model: Model, command: ElementId): string | undefined {
  const interpretation = interpretationOf(model);
  const { aggregate, implied } = defined(interpretation.expressions.commands.get(command));
  const { text } = getElement(interpretation, defined(aggregate), 'aggregate');
  const { target, parameters = [] } = getElement(interpretation, command, 'command').design ?? {};
  const wanted = toIdentifier((target?.by === 'id' ? target.parameter : undefined) ?? `${text} id`);
  const field = [...parameters, ...implied].find(({ name }) => toIdentifier(name) === wanted);
  return field !== undefined && isIdOf(field, text) ? wanted : undefined;
}

function isIdOf(field: Field, text: string): boolean {
  return (
    field.type === 'id' && !field.optional && !field.list && toIdentifier(field.of) === toIdentifier(text)
  );
}

function isEqualKey(one: HeldKey, other: HeldKey): boolean {
  return (
    one.key === other.key && one.values.every((value, index) => isEqualValue(value, other.values[index]))
  );
}
