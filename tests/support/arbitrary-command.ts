import { findPatternExample } from '#generator/examples/pattern-example.ts';
import type { FieldPlan, TypePlan } from '#generator/plan/fields.ts';
import { parseMinorUnits } from '#models/expression/currency.ts';
import { childrenOf, type Expression } from '#models/expression/expression.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { isMoneyValue, type MoneyValue, type Value } from '#models/expression/values.ts';
import { derivedValues } from '#models/interpreter/derived-values.ts';
import type { InterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findElement, idsOfKind } from '#models/readings/aggregate-clusters.ts';
import { readExampleRecord } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';

/** A number from 0 up to (and without) `limit`; the same sequence for the same seed. */
export type Dice = (limit: number) => number;

/** Small and quick, and good enough to choose with: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** What a model gives to choose parameters from. */
export interface Repertoire {
  /** By the name and type of a field: values that scenarios give it. */
  readonly told: ReadonlyMap<string, readonly Value[]>;
  /** Numbers that stand in rules, and their neighbours. */
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly amounts: readonly bigint[];
  /** The currency of most stories first. */
  readonly currencies: readonly string[];
}

/** 30 digits, which is the most that an amount of any currency may have before its point. */
const largestAmount = 10n ** 30n - 1n;

export function repertoireOf(model: Model): Repertoire {
  const told = toldValues(model);
  const literals = readExpressions(model).all.flatMap(({ checked }) =>
    checked === undefined ? [] : literalsIn(checked.expression),
  );
  const numbers = new Set([0, 1, 2, 10, Number.MAX_SAFE_INTEGER]);
  const texts = new Set(['a', 'b', 'Something longer']);
  for (const value of literals) {
    if (typeof value === 'string') texts.add(value);
    else for (const near of [value - 1, value, value + 1]) numbers.add(near);
  }
  const money = [...told.values()].flat().filter(isMoneyValue);
  const sums = literals.flatMap((text) =>
    typeof text === 'string' ? (parseMinorUnits(text, 'EUR') ?? []) : [],
  );
  const currencies = countedFirst(money.map(({ currency }) => currency));
  return {
    told,
    numbers: [...numbers].filter(Number.isSafeInteger),
    texts: [...texts],
    amounts: [0n, 1n, 1_999n, 100_000n, largestAmount, ...sums.flatMap((sum) => [sum, sum + 1n])],
    currencies: currencies.length === 0 ? ['EUR'] : currencies,
  };
}

function toldValues(model: Model): ReadonlyMap<string, readonly Value[]> {
  const { types, commands } = readExpressions(model);
  const told = new Map<string, Value[]>();
  for (const { command, when = {} } of Object.values(model.scenarios)) {
    const reading = commands.get(command);
    const parameters = findElement(model, command, 'command')?.design?.parameters ?? [];
    const fields = [...parameters, ...(reading?.implied ?? [])];
    const bindings = types.bindings(fields, reading?.aggregate);
    const read = readExampleRecord(when, { name: 'the story', fields: () => bindings });
    for (const field of fields) {
      const value = read.ok ? read.value[toIdentifier(field.name)] : undefined;
      const key = signatureOf(toIdentifier(field.name), field.list ?? false, kindOf(field));
      if (value !== undefined) told.set(key, [...(told.get(key) ?? []), value]);
    }
  }
  return told;
}

function signatureOf(identifier: string, list: boolean, kind: string): string {
  return `${identifier} ${list} ${kind}`;
}

function kindOf(field: Field): string {
  return 'options' in field ? field.options.join() : 'of' in field ? `${field.type} ${field.of}` : field.type;
}

function plannedKindOf(type: TypePlan): string {
  switch (type.kind) {
    case 'one-of':
      return type.options.join();
    case 'primitive':
      return type.primitive;
    case 'value':
      return `value ${type.value.id}`;
    case 'entity':
      return `entity ${type.entity.name.words}`;
    case 'id':
      return `id ${type.id.words}`;
  }
}

function literalsIn(node: Expression): readonly (string | number)[] {
  if (node.kind === 'literal' && typeof node.literal.value !== 'boolean') return [node.literal.value];
  return childrenOf(node).flatMap(literalsIn);
}

function countedFirst(words: readonly string[]): readonly string[] {
  const count = (word: string) => words.filter((each) => each === word).length;
  return [...new Set(words)].sort((one, other) => count(other) - count(one));
}

/** What parameters are chosen with. */
export interface Choosing {
  readonly model: Model;
  readonly repertoire: Repertoire;
  readonly world: Pick<InterpretedWorld, 'idsOf' | 'find'>;
  readonly now: string;
  readonly dice: Dice;
}

/** Parameters for a command: near the limits of rules, of ids and keys that are there, now and then of others. */
export function chooseParameters(choosing: Choosing, fields: readonly FieldPlan[]): Values {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    if (field.optional && choosing.dice(2) === 0) continue;
    values[field.identifier] = chooseValue(choosing, field);
  }
  return values;
}

function chooseValue(choosing: Choosing, field: FieldPlan): Value {
  const { dice, repertoire } = choosing;
  const told =
    repertoire.told.get(signatureOf(field.identifier, field.list, plannedKindOf(field.type))) ?? [];
  const isId = field.type.kind === 'id';
  if (told.length > 0 && !isId && dice(2) === 0) return pick(dice, told);
  if (!field.list) return chooseOne(choosing, field);
  return Array.from({ length: dice(4) }, () => chooseOne(choosing, field));
}

function chooseOne(choosing: Choosing, { type, bounds, identifier }: FieldPlan): Value {
  const { dice } = choosing;
  switch (type.kind) {
    case 'id':
      return chooseId(choosing, type, identifier);
    case 'one-of':
      return pick(dice, type.options);
    case 'value':
      return chooseParameters(choosing, type.value.fields);
    case 'entity':
      return chooseParameters(choosing, type.entity.fields);
    case 'primitive':
      return choosePrimitive(choosing, type.primitive, bounds);
  }
}

/** Of a thing that is there where there is one, nearly always; else of one of very few. */
function chooseId({ model, world, dice }: Choosing, type: TypePlan & { kind: 'id' }, name: string): string {
  const kind = toIdentifier(type.id.words).replace(/Id$/, '');
  const own = idsOfKind(model, 'aggregate')
    .filter((id) => toIdentifier(findElement(model, id, 'aggregate')?.text ?? '') === kind)
    .flatMap((id) => world.idsOf(id));
  if (own.length > 0 && dice(12) > 0) return pick(dice, own.slice(-6));
  return `${name.slice(0, 60)}-${dice(3)}`;
}

const day = 86_400_000;

function choosePrimitive(
  { repertoire, dice, now, model, world }: Choosing,
  primitive: Extract<TypePlan, { kind: 'primitive' }>['primitive'],
  { min, max, minLength, maxLength, pattern }: FieldPlan['bounds'],
): Value {
  const near = [min, max].flatMap((bound) => (bound === undefined ? [] : [bound, bound - 1, bound + 1]));
  switch (primitive) {
    case 'text': {
      const example =
        pattern === undefined ? undefined : findPatternExample(pattern, minLength ?? 0, () => true);
      if (example !== undefined && dice(4) > 0) return example;
      const lengths = [minLength, maxLength].flatMap((length) =>
        length === undefined ? [] : [length, length + 1, Math.max(0, length - 1)],
      );
      return lengths.length > 0 && dice(3) === 0
        ? 'x'.repeat(Math.min(pick(dice, lengths), 500))
        : pick(dice, repertoire.texts);
    }
    case 'integer':
      return Math.round(pick(dice, [...near, ...repertoire.numbers.filter(Number.isInteger)]));
    case 'decimal':
      return pick(dice, [...near, ...repertoire.numbers, 0.5, 99.99]);
    case 'boolean':
      return dice(2) === 0;
    case 'money': {
      const seen = dice(2) === 0 ? seenMoney(model, world) : [];
      if (seen.length > 0) return pick(dice, seen);
      return {
        amount: pick(dice, repertoire.amounts),
        currency: dice(25) === 0 ? 'JPY' : (repertoire.currencies[0] ?? 'EUR'),
      };
    }
    case 'date':
      return aroundNow(now, dice).slice(0, 10);
    case 'time':
      return aroundNow(now, dice);
    case 'duration':
      return pick(
        dice,
        [...near, 0, 60_000, 3_600_000, ...repertoire.numbers.map((count) => count * day)].filter(
          Number.isSafeInteger,
        ),
      );
    case 'email':
      return pick(dice, ['anna@example.com', 'bert@example.org']);
    case 'url':
      return pick(dice, ['https://example.com/', 'https://example.org/a?b=c']);
  }
}

/** Amounts that aggregates know or work out: what is owed is paid by the cent. */
function seenMoney(model: Model, world: Choosing['world']): readonly MoneyValue[] {
  return idsOfKind(model, 'aggregate').flatMap((aggregate) =>
    world
      .idsOf(aggregate)
      .slice(-3)
      .flatMap((id) => {
        const state = world.find(aggregate, id) ?? {};
        const derived = derivedValues(model, aggregate, state);
        return Object.values({ ...state, ...(derived.ok ? derived.value : {}) }).filter(isMoneyValue);
      }),
  );
}

function aroundNow(now: string, dice: Dice): string {
  const days = pick(dice, [-400, -31, -30, -7, -1, 0, 0, 1, 2, 7, 14, 30, 400]);
  return new Date(Date.parse(now) + days * day + pick(dice, [0, 0, 1, -1])).toISOString();
}

function pick<Item>(dice: Dice, items: readonly Item[]): Item {
  const item = items[dice(items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
