import { toIdentifier } from '../expression/identifier.ts';
import { assume, type Scope } from '../expression/scope.ts';
import { type Binding, primitive, type RecordType } from '../expression/types.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { type CommandOutcome, findElement } from './aggregate-clusters.ts';
import type { Creates } from './beginnings.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import { type RuleReading, readRules } from './read-rules.ts';
import { mergeNames, type Reading } from './reading.ts';

/** A command with everything that follows from what the team wrote about it. */
export interface CommandReading {
  readonly aggregate?: ElementId;
  readonly creates: Creates;
  /**
   * Fields it must have besides its parameters: the id or key of its target, ids of what it reads, and
   * payload that nothing else gives.
   */
  readonly implied: readonly Field[];
  /** In the order of the board and complete. */
  readonly rules: readonly RuleReading[];
  readonly outcomes: readonly OutcomeReading[];
}

export interface OutcomeReading extends CommandOutcome {
  readonly when?: ModelExpression;
  /**
   * Payload field (identifier) -> where its value comes from. An optional field that nothing gives is not in
   * it.
   */
  readonly payload: ReadonlyMap<string, ModelExpression>;
  /** Required payload fields that only an implied parameter gives: the team still owes their source. */
  readonly owed: readonly Field[];
}

/**
 * Reads a command: how it finds or begins its aggregate, what it must be given for that, its rules one after the other, and where
 * the payload of its events comes from.
 */
export function readCommand(reading: Reading, id: ElementId, command: ElementOf<'command'>): CommandReading {
  const { clusters, beginnings, types } = reading;
  const aggregate = clusters.aggregateOfCommand.get(id);
  const creates = beginnings.creates(id);
  const outcomes = clusters.outcomes.get(id) ?? [];
  const found = { ...(aggregate === undefined ? {} : { aggregate }), creates };
  if (command.design === undefined && !outcomes.some(({ event }) => payloadOf(reading, event).length > 0)) {
    // Most commands of a wall: nothing is written that could name anything.
    return {
      ...found,
      implied: withoutDoubles([], targetFields(reading, command, aggregate, creates)),
      rules: [],
      outcomes: outcomes.map((outcome) => ({ ...outcome, payload: new Map(), owed: [] })),
    };
  }
  const root = aggregate && rootRecord(reading, aggregate, creates);
  const owed = new Map(
    outcomes.map((outcome) => [outcome, owedFields(reading, command, outcome, root)] as const),
  );
  const parameters = command.design?.parameters ?? [];
  const implied = withoutDoubles(parameters, [
    ...targetFields(reading, command, aggregate, creates),
    ...readFields(reading, command),
    ...[...owed.values()].flat(),
  ]);
  const bare = types.bindings([...parameters, ...implied], aggregate);
  const now: readonly [string, Binding] = ['now', { type: primitive('time') }];
  const roots = [...rootBinding(reading, aggregate, root), ...readBindings(reading, command), now];
  const scope: Scope = { names: mergeNames(bare, roots) };
  const rulesPath = ['elements', id, 'design', 'rules'];
  const { rules, after } = readRules(reading, rulesPath, command.design?.rules, scope);
  return {
    ...found,
    implied,
    rules,
    outcomes: outcomes.map((outcome, place) => ({
      ...readOutcome(reading, {
        command,
        outcome,
        path: ['elements', id, 'design', 'outcomes', outcome.index ?? place],
        scope: after,
        parameters: bare,
        root,
      }),
      owed: owed.get(outcome) ?? [],
    })),
  };
}

function rootRecord({ types }: Reading, aggregate: ElementId, creates: Creates): RecordType | undefined {
  switch (creates) {
    case 'never':
      return types.aggregate(aggregate);
    case 'when-missing':
      return types.newAggregate(aggregate);
    case 'always':
      return types.futureAggregate(aggregate);
  }
}

function rootBinding(
  { model }: Reading,
  aggregate: ElementId | undefined,
  record: RecordType | undefined,
): readonly (readonly [string, Binding])[] {
  const name = toIdentifier(findElement(model, aggregate, 'aggregate')?.text ?? '');
  return record === undefined ? [] : [[name, { type: { kind: 'record', record } }]];
}

function readBindings({ model, types }: Reading, command: ElementOf<'command'>): [string, Binding][] {
  return (command.design?.reads ?? []).flatMap(({ name, aggregate }): [string, Binding][] => {
    const record = types.aggregate(aggregate);
    const text = name ?? findElement(model, aggregate, 'aggregate')?.text ?? '';
    return record === undefined ? [] : [[toIdentifier(text), { type: { kind: 'record', record } }]];
  });
}

/** What finds the aggregate: its id, or the fields of one of its keys. */
function targetFields(
  { model }: Reading,
  command: ElementOf<'command'>,
  aggregate: ElementId | undefined,
  creates: Creates,
): readonly Field[] {
  const element = findElement(model, aggregate, 'aggregate');
  const target = command.design?.target;
  if (element === undefined || (target === undefined && creates === 'always')) return [];
  if (target?.by === 'key') {
    const wanted = toIdentifier(target.key);
    const key = element.design?.keys?.find(({ name }) => toIdentifier(name) === wanted);
    const names = new Set(key?.fields.map(toIdentifier));
    return (element.design?.fields ?? []).filter(({ name }) => names.has(toIdentifier(name)));
  }
  return [{ type: 'id', of: element.text, name: target?.parameter ?? `${element.text} id` }];
}

function readFields({ model }: Reading, command: ElementOf<'command'>): readonly Field[] {
  return (command.design?.reads ?? []).flatMap(({ aggregate, parameter }): Field[] => {
    const element = findElement(model, aggregate, 'aggregate');
    return element === undefined ? [] : [{ type: 'id', of: element.text, name: parameter }];
  });
}

function withoutDoubles(parameters: readonly Field[], implied: readonly Field[]): readonly Field[] {
  const known = new Set(parameters.map(({ name }) => toIdentifier(name)));
  return implied.filter(({ name }) => {
    const identifier = toIdentifier(name);
    const isNew = identifier !== '' && !known.has(identifier);
    known.add(identifier);
    return isNew;
  });
}

function payloadOf({ model }: Reading, event: ElementId): readonly Field[] {
  return findElement(model, event, 'event')?.design?.payload ?? [];
}

/** Required payload fields for which neither the team, nor a parameter, nor the aggregate has a value. */
function owedFields(
  reading: Reading,
  command: ElementOf<'command'>,
  outcome: CommandOutcome,
  root: RecordType | undefined,
): readonly Field[] {
  const written = writtenPayload(command, outcome);
  const parameters = new Set(command.design?.parameters?.map(({ name }) => toIdentifier(name)));
  return payloadOf(reading, outcome.event).filter((field) => {
    const name = toIdentifier(field.name);
    const isGiven = written.has(name) || parameters.has(name) || rootSource(root, name) !== undefined;
    return !field.optional && !isGiven;
  });
}

function writtenPayload(
  command: ElementOf<'command'>,
  { index }: CommandOutcome,
): ReadonlyMap<string, readonly [string, string]> {
  const payload = index === undefined ? undefined : command.design?.outcomes?.[index]?.payload;
  return new Map(Object.entries(payload ?? {}).map((entry) => [toIdentifier(entry[0]), entry] as const));
}

/**
 * The part of the aggregate that bears the name: a field, or for "cart id" the cart's id. Only where it is
 * certain.
 */
function rootSource(root: RecordType | undefined, name: string): readonly string[] | undefined {
  const rootName = root && toIdentifier(root.name);
  if (root === undefined || rootName === undefined || rootName === '') return undefined;
  const field = root.fields().get(name);
  if (field !== undefined && name !== 'id' && field.unavailable === undefined) return [rootName, name];
  return name === toIdentifier(`${root.name} id`) ? [rootName, 'id'] : undefined;
}

interface OutcomeTexts {
  readonly command: ElementOf<'command'>;
  readonly outcome: CommandOutcome;
  readonly path: ModelPath;
  /** After all rules. */
  readonly scope: Scope;
  readonly parameters: ReadonlyMap<string, Binding>;
  /** The command's aggregate. */
  readonly root: RecordType | undefined;
}

function readOutcome(
  reading: Reading,
  { command, outcome, path, scope: before, parameters, root }: OutcomeTexts,
): Omit<OutcomeReading, 'owed'> {
  const { clusters, types } = reading;
  const text = outcome.index === undefined ? undefined : command.design?.outcomes?.[outcome.index]?.when;
  const when =
    text === undefined
      ? undefined
      : reading.read({ path: [...path, 'when'], text, scope: before, expected: primitive('boolean') });
  const scope = when?.checked === undefined ? before : assume(before, when.checked);
  const written = writtenPayload(command, outcome);
  const owner = clusters.aggregateOfEvent.get(outcome.event);
  const payload = new Map<string, ModelExpression>();
  for (const field of payloadOf(reading, outcome.event)) {
    const name = toIdentifier(field.name);
    const expected = types.typeOf(field, owner);
    const [key, value] = written.get(name) ?? [];
    if (key !== undefined && value !== undefined) {
      payload.set(name, reading.read({ path: [...path, 'payload', key], text: value, scope, expected }));
      continue;
    }
    const source = parameters.has(name) ? [name] : rootSource(root, name);
    if (source === undefined) continue;
    const at = [...path, 'payload', field.name];
    payload.set(name, reading.imply({ path: at, names: source, scope, expected }));
  }
  return { ...outcome, ...(when === undefined ? {} : { when }), payload };
}
