import { findEntity } from '#generator/facts/records.ts';
import { claimKeys } from '#generator/names/name-registry.ts';
import type { AggregatePlan } from '#generator/plan/aggregate.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { ownValue, type Value } from '#models/expression/values.ts';
import { findUnsoundParameters } from '#models/interpreter/check-parameters.ts';
import { derivedEntityValues, derivedValues } from '#models/interpreter/derived-values.ts';
import {
  createInterpretedWorld,
  type HandledCommand,
  type InterpretedWorld,
} from '#models/interpreter/interpreted-world.ts';
import type { CommandRefusal, Values } from '#models/interpreter/situation.ts';
import type { Model } from '#models/metamodel/model.ts';
import { type Choosing, chooseParameters, createDice, type Repertoire } from './arbitrary-command.ts';
import type { Answer, GeneratedCode, GeneratedWorld, PlannedCommand } from './generated-world.ts';
import { toDomain, toWire, wireOf } from './wire-value.ts';

/** One command of a sequence, before it is known what there will be. */
export interface AbstractCommand {
  readonly command: number;
  readonly seed: number;
}

/** What a sequence came to. */
export interface Tally {
  readonly succeeded: Map<string, number>;
  readonly refused: Map<string, number>;
  derived: number;
  published: number;
}

export function createTally(): Tally {
  return { succeeded: new Map(), refused: new Map(), derived: 0, published: 0 };
}

/** Thrown where interpreter and generated code part, with the commands that lead there. */
export class Disagreement extends Error {}

const pausesMs = [0, 1, 60_000, 3_600_000, 86_400_000, 7 * 86_400_000, 30 * 86_400_000, 31 * 86_400_000];

/**
 * Issues a sequence of commands in both worlds and compares answer, events, published events and state after each.
 * Throws a `Disagreement` at the first difference.
 */
export async function compareSequence(
  model: Model,
  code: GeneratedCode,
  repertoire: Repertoire,
  sequence: readonly AbstractCommand[],
  tally: Tally,
): Promise<void> {
  let now = '2026-01-01T00:00:00.000Z';
  const interpreted = createInterpretedWorld(model);
  const generated = code.createWorld(() => now);
  const story: string[] = [];
  const done: PlannedCommand[] = [];
  for (const { command, seed } of sequence) {
    const dice = createDice(seed);
    const pause = pausesMs[dice(pausesMs.length)] ?? 0;
    now = new Date(Date.parse(now) + pause).toISOString();
    const choosing: Choosing = { model, repertoire, world: interpreted, now, dice };
    const { planned, parameters } = chooseCommand(choosing, code.commands, command, interpreted, done);
    done.push(planned);
    const data = toWire(planned.command.parameters, parameters);
    story.push(`${now} ${planned.command.name.words} ${JSON.stringify(data)}`);
    try {
      await compareCommand({ model, interpreted, generated, planned, parameters, data, now, tally });
    } catch (error) {
      if (!(error instanceof Disagreement)) throw error;
      throw new Disagreement(`${error.message}\nafter\n${story.join('\n')}`);
    }
  }
}

/**
 * The command that is meant with parameters as they come; mostly rather one that leads to something, best one that has not
 * yet: a life of an aggregate has many steps, and chance alone rarely takes the second.
 */
function chooseCommand(
  choosing: Choosing,
  commands: readonly PlannedCommand[],
  index: number,
  world: InterpretedWorld,
  done: readonly PlannedCommand[],
) {
  const candidates = Array.from({ length: choosing.dice(4) === 0 ? 1 : commands.length }, (_, shift) => {
    const planned = commands[(index + shift) % commands.length];
    if (planned === undefined) throw new Error('The model has no commands.');
    return { planned, parameters: chooseParameters(choosing, planned.command.parameters) };
  });
  const [first] = candidates;
  if (first === undefined) throw new Error('There is always a candidate.');
  const fruitful = candidates.filter(({ planned, parameters }) => {
    const issued = { command: planned.command.id, parameters, now: choosing.now, createId: () => 'new' };
    const rehearsed = world.rehearse(issued);
    return rehearsed.ok && rehearsed.value.events.length > 0;
  });
  const told = ({ planned }: typeof first) => done.filter((each) => each === planned).length;
  return fruitful.reduce((best, each) => (told(each) < told(best) ? each : best), fruitful[0] ?? first);
}

interface Comparison {
  readonly model: Model;
  readonly interpreted: InterpretedWorld;
  readonly generated: GeneratedWorld;
  readonly planned: PlannedCommand;
  readonly parameters: Values;
  readonly data: Record<string, unknown>;
  readonly now: string;
  readonly tally: Tally;
}

async function compareCommand(comparison: Comparison): Promise<void> {
  const { interpreted, generated, planned, parameters, data, now, tally } = comparison;
  const answer = await generated.issue(planned, data);
  const expected = interpreted.handle({
    command: planned.command.id,
    parameters,
    now,
    // The generated code chooses the ids of what is new; where it refuses, none is kept.
    createId: () => String(answer.body.id ?? 'nobody'),
  });
  equal('defects', generated.defects, []);
  const name = planned.command.name.words;
  if (!expected.ok) {
    count(tally.refused, name);
    compareRefusal(comparison, expected.error, answer);
    return;
  }
  count(tally.succeeded, name);
  const { id, began } = expected.value;
  equal('the answer', { status: answer.status, id: answer.body.id }, { status: began ? 201 : 200, id });
  compareMessages(comparison, expected.value, answer);
  await compareState(comparison, id);
}

function compareRefusal(comparison: Comparison, refusal: CommandRefusal, answer: Answer): void {
  const { planned } = comparison;
  const { status, body } = answer;
  switch (refusal.reason) {
    case 'parameter':
      equal('the refusal', { status, code: body.code }, { status: 400, code: 'request-not-valid' });
      compareUnsound(comparison, body.errors as readonly { readonly code: string }[]);
      break;
    case 'calculation':
      equal('the refusal', { status, code: body.code }, { status: 422, code: refusal.code });
      break;
    case 'rule':
      equal('the refusal', body.code, toCode(planned, refusal.error));
  }
  equal('the messages of a refusal', answer.messages, []);
}

/** The named refusals of value objects; a request that breaks bounds besides is told of those first. */
function compareUnsound(
  { model, planned, parameters }: Comparison,
  errors: readonly { readonly code: string }[],
): void {
  const found = findUnsoundParameters(model, planned.command.id, parameters);
  const unsound = found.ok ? found.value : [];
  const named = unsound.flatMap(({ error }) => (error === undefined ? [] : [toCode(planned, error)]));
  const codes = errors.map(({ code }) => code);
  if (named.length === unsound.length)
    equal('the refusals', [...new Set(codes)].sort(), [...new Set(named)].sort());
  else if (codes.length === 0) equal('the refusals', codes, unsound);
}

/** The lasting code of a refusal that the board names. */
function toCode({ context, aggregate }: PlannedCommand, words: string): string {
  const catalogs = [aggregate.errors, ...context.values.map(({ errors }) => errors)];
  const wanted = toIdentifier(words);
  const error = catalogs.flat().find((each) => toIdentifier(each.words) === wanted);
  // Refusals without a letter are all one.
  const nameless = wanted === '' ? catalogs.flat().find((each) => /^refused/.test(each.code)) : undefined;
  return (error ?? nameless)?.code ?? `no refusal "${words}"`;
}

function compareMessages(
  { planned, tally }: Comparison,
  { id, events }: HandledCommand,
  { messages }: Answer,
): void {
  const { context, aggregate } = planned;
  const expected = events.flatMap(({ event, payload, published }) => {
    const plan = aggregate.events.find((each) => each.id === event);
    const face = context.published.find((each) => each.event.id === event);
    const added = plan?.payload.find((field) => !plan.declared.includes(field));
    const told = added === undefined ? {} : { [added.identifier]: id };
    const own = {
      name: `${context.name.slug}.${plan?.name.kebab}`,
      audience: 'context',
      data: { ...(added && { [added.key]: id }), ...toDomain(plan?.declared ?? [], payload) },
    };
    if (face === undefined) return [own];
    tally.published += 1;
    const shown = {
      name: face.wireName,
      audience: 'everyone',
      data: toWire(face.fields, { ...told, ...published }),
    };
    return [own, shown];
  });
  const actual = messages.map(({ name, audience, data }) => ({ name, audience, data }));
  equal('the messages', actual, expected);
}

async function compareState(
  { model, generated, interpreted, planned, tally }: Comparison,
  id: string,
): Promise<void> {
  const { aggregate } = planned;
  const state = interpreted.find(aggregate.id, id);
  const shown = await generated.lookAt(planned, id);
  if (state === undefined) return equal('the state', shown.status, 404);
  const derived = derivedValues(model, aggregate.id, state);
  const inside = insideOf(model, planned, state);
  if (!derived.ok || !inside.ok) {
    equal('the state', shown.status, 422);
    return;
  }
  const own = shownDerived(aggregate, derived.value);
  tally.derived += Object.keys(own).length;
  const { status } = state;
  equal('the state', shown.body, {
    id,
    ...(status !== undefined && { status }),
    ...toWire(aggregate.fields, state),
    ...inside.value,
    ...own,
  });
}

/** What follows from a thing is shown under the name people gave it, unless a field has that name. */
function shownDerived({ derived, fields }: Pick<AggregatePlan, 'derived' | 'fields'>, values: Values) {
  const taken = new Set(['id', 'status', ...fields.map(({ key }) => key)]);
  const shown: Record<string, unknown> = {};
  for (const { words, type } of derived) {
    const [key = ''] = claimKeys([words]);
    const value = ownValue(values, toIdentifier(words));
    const isShown = type.kind === 'primitive';
    if (!isShown || taken.has(key) || value === undefined) continue;
    taken.add(key);
    shown[key] = wireOf(value, { kind: 'primitive', primitive: 'text' });
  }
  return shown;
}

/** The fields whose entities know more than they keep. */
function insideOf(model: Model, { context, aggregate }: PlannedCommand, state: Values) {
  const shown: Record<string, unknown> = {};
  for (const field of aggregate.fields) {
    const items = ownValue(state, field.identifier);
    if (field.type.kind !== 'entity' || field.optional || items === undefined) continue;
    const { entity } = field.type;
    const list: unknown[] = [];
    for (const item of (field.list ? items : [items]) as readonly Value[]) {
      const derived = derivedEntityValues(model, aggregate.id, entity.name.words, item as Values);
      if (!derived.ok) return derived;
      list.push({
        ...toWire(entity.fields, item as Values),
        ...shownDerived(findEntity(context, entity) ?? { ...entity, derived: [] }, derived.value),
      });
    }
    shown[field.key] = field.list ? list : list[0];
  }
  return { ok: true as const, value: shown };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Both as text in one order of keys: equal text, equal value. */
function equal(what: string, actual: unknown, expected: unknown): void {
  const [mine, theirs] = [textOf(actual), textOf(expected)];
  if (mine !== theirs) {
    throw new Disagreement(`${what}: the generated code says\n  ${mine}\nthe interpreter\n  ${theirs}`);
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    if (each instanceof Error) return each.stack;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
