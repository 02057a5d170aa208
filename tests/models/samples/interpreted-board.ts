import { toIdentifier } from '#models/expression/identifier.ts';
import { isEqualValue, type Value } from '#models/expression/values.ts';
import { evaluate, interpretationOf } from '#models/interpreter/interpretation.ts';
import { createInterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import type { CommandRefusal, Values } from '#models/interpreter/situation.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type {
  IssueReading,
  PolicyReading,
  ReactionReading,
  ValueReading,
  ValueReadings,
} from '#models/readings/read-policies.ts';
import { err, ok, type Result } from '#models/result.ts';
import { createFakeSystems, type FakeSystems } from './fake-systems.ts';
import { createRows, type Occurrence, type Rows } from './interpreted-rows.ts';

/** A board that runs: commands lead to events, events to what policies want and to rows. */
export interface InterpretedBoard {
  readonly occurrences: readonly Occurrence[];
  readonly systems: FakeSystems;
  readonly rows: Rows;
  /** What was refused although a policy wanted it. */
  readonly refusals: readonly string[];
  readonly issue: (command: ElementId, parameters: Values) => Result<undefined, CommandRefusal>;
  /** Lets policies act until nothing is due any more, those that sleep excepted. */
  readonly settle: (sleeping?: ReadonlySet<string>) => void;
  readonly pass: (milliseconds: number) => void;
}

/** What one policy still has to do about one message: all that it does at once, or one thing that it does later. */
interface Delivery {
  readonly policy: ElementId;
  readonly reactions: readonly ReactionReading[];
  readonly message: Occurrence;
  dueAt: number;
  attempts: number;
}

interface Process {
  readonly state: Values;
  readonly ended: boolean;
}

/** Deliveries of one policy about one thing: the earlier one comes first. */
function isInLine(one: Delivery, other: Delivery): boolean {
  const [first, second] = [one.reactions[0], other.reactions[0]];
  return (
    one.policy === other.policy &&
    one.message.subject === other.message.subject &&
    first?.delayMs === second?.delayMs
  );
}

/** Thrown when an external system answers an error that nobody has provided for: later it may answer well. */
class TryAgainLater extends Error {}

/**
 * An empty board on which nothing has happened yet. The model must be free of errors. `choose` says which of so many things
 * that are due takes place next; what one policy hears of one thing stays in order. Default: the one that was due first.
 */
export function createInterpretedBoard(
  model: Model,
  choose: (count: number) => number = () => 0,
): InterpretedBoard {
  const { expressions } = interpretationOf(model);
  const world = createInterpretedWorld(model);
  const systems = createFakeSystems(model);
  const rows = createRows(model);
  const occurrences: Occurrence[] = [];
  const refusals: string[] = [];
  const processes = new Map<string, Process>();
  let deliveries: Delivery[] = [];
  let clock = Date.parse('2026-01-01T00:00:00.000Z');
  let ids = 0;

  const issue = (command: ElementId, parameters: Values): Result<undefined, CommandRefusal> => {
    const now = new Date(clock).toISOString();
    const createId = () => {
      ids += 1;
      return `id-${ids}`;
    };
    const handled = world.handle({ command, parameters, now, createId });
    if (!handled.ok) return err(handled.error);
    for (const { event, payload, published } of handled.value.events) {
      happen({ event, payload, published, subject: handled.value.id, at: now });
    }
    return ok(undefined);
  };

  const happen = (message: Occurrence) => {
    occurrences.push(message);
    rows.project(message);
    for (const [policy, { reactions }] of expressions.policies) {
      const heard = reactions.filter(({ event }) => event === message.event);
      const atOnce = heard.filter(({ delayMs }) => delayMs === undefined);
      const later = heard.filter(({ delayMs }) => delayMs !== undefined);
      for (const group of [atOnce, ...later.map((reaction) => [reaction])]) {
        const [first] = group;
        if (first === undefined) continue;
        const dueAt = clock + (first.delayMs ?? 0);
        deliveries.push({ policy, reactions: group, message, dueAt, attempts: 0 });
      }
    }
  };

  const settle = (sleeping: ReadonlySet<string> = new Set()) => {
    for (;;) {
      const due = deliveries.filter(({ dueAt, policy }) => dueAt <= clock && !sleeping.has(policy));
      const inTurn = due.filter((each, index) => !due.slice(0, index).some((other) => isInLine(other, each)));
      const next = inTurn.toSorted((one, other) => one.dueAt - other.dueAt)[choose(inTurn.length)];
      if (next === undefined) return;
      try {
        deliver(next);
        deliveries = deliveries.filter((each) => each !== next);
      } catch (error) {
        if (!(error instanceof TryAgainLater)) throw error;
        next.attempts += 1;
        next.dueAt = clock + 2 ** next.attempts * 1_000;
      }
    }
  };

  const deliver = ({ policy, reactions, message }: Delivery) => {
    const reading = expressions.policies.get(policy);
    if (reading === undefined) throw new Error('A delivery is for a policy.');
    const process = processOf(policy, reading, reactions, message);
    if (process.ended) return;
    let after: Process = process;
    const wishes: { readonly wish: Wish; readonly otherwise: Wish | undefined }[] = [];
    for (const reaction of reactions) {
      if (after.ended) break;
      const step = react(reaction, message, after.state);
      wishes.push(...step.wishes);
      after = step.process;
    }
    for (const { wish, otherwise } of wishes) fulfil(wish, otherwise);
    processes.set(process.key, after);
  };

  const processOf = (
    policy: ElementId,
    { state }: PolicyReading,
    reactions: readonly ReactionReading[],
    message: Occurrence,
  ): Process & { readonly key: string } => {
    const written = reactions.find(({ key }) => key !== undefined);
    const value =
      written?.key === undefined ? message.subject : worth(written.key, tell(written, message, {}));
    const key = `${policy} ${state.length === 0 ? '' : String(value)}`;
    return { ...(processes.get(key) ?? { state: {}, ended: false }), key };
  };

  const fulfil = (wish: Wish, otherwise: Wish | undefined) => {
    const done = issue(wish.command, wish.parameters);
    if (done.ok) return;
    if (otherwise !== undefined) {
      fulfil(otherwise, undefined);
      return;
    }
    const why = 'error' in done.error ? done.error.error : JSON.stringify(done.error);
    refusals.push(`${findElement(model, wish.command, 'command')?.text}: ${why}`);
  };

  /** The names of a reaction: what was told, whose it is, when, and what is remembered. */
  const tell = (reaction: ReactionReading, message: Occurrence, state: Values): Values => {
    const aggregate = findElement(
      model,
      expressions.clusters.aggregateOfEvent.get(message.event),
      'aggregate',
    );
    const told = reaction.foreign ? (message.published ?? {}) : message.payload;
    const subject = toIdentifier(`${aggregate?.text} id`);
    return { [subject]: message.subject, ...told, ...state, now: message.at };
  };

  const react = (reaction: ReactionReading, message: Occurrence, state: Values) => {
    const unchanged: Process = { state, ended: false };
    const names = tell(reaction, message, state);
    if (reaction.condition !== undefined && worth(reaction.condition, names) !== true) {
      return { wishes: [], process: unchanged };
    }
    const answer = reaction.call === undefined ? undefined : ask(reaction, names);
    if (answer !== undefined && 'failed' in answer) {
      const wishes =
        answer.failed === undefined ? [] : [{ wish: wishOf(answer.failed, names), otherwise: undefined }];
      return { wishes, process: unchanged };
    }
    const known = answer === undefined ? names : { ...names, response: answer.response };
    const items = reaction.each === undefined ? [known] : itemsOf(reaction.each, known);
    const { issue: wanted, compensation } = reaction;
    const wishes =
      wanted === undefined
        ? []
        : items.map((inside) => ({
            wish: wishOf(wanted, inside),
            otherwise: compensation && wishOf(compensation, inside),
          }));
    const process: Process = {
      state: { ...state, ...madeOf(reaction.remember, known) },
      ended: reaction.ends,
    };
    return { wishes, process };
  };

  const ask = (
    { call, failures }: ReactionReading,
    names: Values,
  ): { readonly response: Values } | { readonly failed: IssueReading | undefined } => {
    if (call === undefined) throw new Error('Only a reaction that calls asks.');
    const answer = systems.ask(call.system, call.operation, madeOf(call.with, names));
    if (answer.ok) return { response: answer.value };
    const failure = failures.find(({ error }) => toIdentifier(error) === toIdentifier(answer.error));
    if (failure === undefined) throw new TryAgainLater(answer.error);
    return { failed: failure.issue };
  };

  return {
    occurrences,
    refusals,
    systems,
    rows,
    issue,
    settle,
    pass: (milliseconds) => {
      clock += milliseconds;
    },
  };
}

interface Wish {
  readonly command: ElementId;
  readonly parameters: Values;
}

function wishOf({ command, with: given, unsaid }: IssueReading, names: Values): Wish {
  if (unsaid.length > 0) throw new Error(`Nobody says ${unsaid.join(', ')} of ${command}.`);
  return { command, parameters: madeOf(given, names) };
}

function itemsOf({ list, as }: NonNullable<ReactionReading['each']>, names: Values): readonly Values[] {
  return (worth(list, names) as readonly Value[]).map((item) => ({ ...names, [as]: item }));
}

function madeOf(readings: ValueReadings, names: Values): Values {
  return Object.fromEntries([...readings].map(([name, reading]) => [name, made(reading, names)]));
}

function made(reading: ValueReading, names: Values): Value | undefined {
  if (reading.kind === 'expression') return worth(reading.expression, names);
  const record = (inside: Values) =>
    Object.fromEntries([...reading.values].map(([part, each]) => [part, worth(each, inside)]));
  if (reading.each === undefined) return record(names);
  return (worth(reading.each, names) as readonly Value[]).map((item) => record({ ...names, item }));
}

function worth({ checked, text }: ModelExpression, names: Values): Value | undefined {
  if (checked === undefined) throw new Error(`"${text}" is not sound.`);
  return evaluate(checked, names);
}

/** Has a thing at least these fields? */
export function holdsFields(thing: Values, fields: Values): boolean {
  return Object.entries(fields).every(([name, value]) => isEqualValue(thing[name], value));
}
