import { parseDuration } from '../expression/duration.ts';
import { toIdentifier } from '../expression/identifier.ts';
import { assume, type Scope, scopeForEach } from '../expression/scope.ts';
import { type Binding, primitive, type Type, withoutOptional } from '../expression/types.ts';
import type { Composition, Compositions, ExternalSystemDesign, Reaction } from '../metamodel/design.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { drawnNeighbors, findElement } from './aggregate-clusters.ts';
import { type Index, tableOf } from './model-access.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import { homeOf, reactionNames } from './reaction-names.ts';
import type { CommandReading } from './read-commands.ts';
import { itemOf } from './read-effects.ts';
import { mergeNames, type Reading } from './reading.ts';

/** How a field gets its value: by one expression, or made of several, perhaps one for every item of a list. */
export type ValueReading =
  | { readonly kind: 'expression'; readonly expression: ModelExpression }
  | {
      readonly kind: 'made';
      readonly each?: ModelExpression;
      /** The name of its field as it was written. */
      readonly key: string;
      /** Why it cannot be made of parts. */
      readonly misfit?: Misfit;
      /** By the identifier of the part's field. */
      readonly values: ReadonlyMap<string, ModelExpression>;
      /** Required parts that nothing gives. */
      readonly unsaid: readonly string[];
    };

/**
 * `no-list`: what should hold the items is no list that is always there. `one-for-list`: the field is a list, and it is not said
 * for which items. `list-for-one`: one for every item, and the field takes one. `no-parts`: the field has none.
 */
export type Misfit = 'no-list' | 'one-for-list' | 'list-for-one' | 'no-parts';

/** Values by the identifier of the field that gets them. */
export type ValueReadings = ReadonlyMap<string, ValueReading>;

/** A command that a policy issues, with the values of its parameters. */
export interface IssueReading {
  readonly command: ElementId;
  readonly with: ValueReadings;
  /** The names of required parameters that nobody gives a value: the team owes them, and the command is not issued. */
  readonly unsaid: readonly string[];
}

/** A question that a policy asks an external system. */
export interface CallReading {
  readonly system: ElementId;
  readonly operation: Operation;
  readonly with: ValueReadings;
  /** The names of required fields of the request that nobody gives a value: the team owes them, and nothing is asked. */
  readonly unsaid: readonly string[];
}

type Operation = NonNullable<ExternalSystemDesign['operations']>[number];

/** One reaction of a policy with everything that follows from what the team wrote. */
export interface ReactionReading {
  readonly event: ElementId;
  /** The event belongs to another context: it is heard as it is published. */
  readonly foreign: boolean;
  /** Over what the event tells alone: what a process remembers is known once it is found. */
  readonly key?: ModelExpression;
  /** Above 0. */
  readonly delayMs?: number;
  readonly condition?: ModelExpression;
  readonly each?: { readonly list: ModelExpression; readonly as: string };
  readonly call?: CallReading;
  readonly failures: readonly { readonly error: string; readonly issue?: IssueReading }[];
  readonly issue?: IssueReading;
  readonly compensation?: IssueReading;
  readonly remember: ValueReadings;
  readonly ends: boolean;
}

/** Every command that a reaction may lead to: the one it issues, what makes good, what follows from a failure. */
export function issuesOf({ issue, compensation, failures }: ReactionReading): readonly IssueReading[] {
  return [issue, compensation, ...failures.map((failure) => failure.issue)].filter(
    (each) => each !== undefined,
  );
}

export interface PolicyReading {
  /** Where it runs: in the context of its commands; one without commands, or with commands of several contexts, where it stands. */
  readonly context: ContextId | undefined;
  readonly state: readonly Field[];
  /** None for a policy that people carry out by hand. */
  readonly reactions: readonly ReactionReading[];
}

/**
 * Reads a policy. One that says nothing about its reactions reacts to each event that triggers it with each command that
 * it issues.
 */
export function readPolicy(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'policy'>,
  commands: ReadonlyMap<ElementId, CommandReading>,
): PolicyReading {
  const { types, contexts } = reading;
  const written = design?.reactions ?? (design?.mode === 'manual' ? [] : drawnReactions(reading, id));
  const context = homeOfCommands(reading, written) ?? contexts.get(id);
  const state = (design?.state ?? []).map((field) => ({ ...field, optional: true }));
  const room: Room = { reading, commands, context, state, remembered: types.bindings(state) };
  const reactions = written.map((reaction, index) =>
    readReaction(room, ['elements', id, 'design', 'reactions', index], reaction),
  );
  return { context, state, reactions: design?.mode === 'manual' ? [] : reactions };
}

/** What reading any reaction of one policy needs. */
interface Room {
  readonly reading: Reading;
  readonly commands: ReadonlyMap<ElementId, CommandReading>;
  readonly context: ContextId | undefined;
  readonly state: readonly Field[];
  readonly remembered: ReadonlyMap<string, Binding>;
}

function drawnReactions({ model, clusters }: Reading, id: ElementId): readonly Reaction[] {
  const issued = (tableOf(model, drawnCommands).get(id) ?? []).filter((command) =>
    clusters.aggregateOfCommand.has(command),
  );
  return (tableOf(model, drawnTriggers).get(id) ?? []).flatMap((event) =>
    issued.map((command) => ({ event, command })),
  );
}

/** The events that trigger a policy, by the policy. */
const drawnTriggers: Index<ElementId, readonly ElementId[]> = {
  build: (model) => drawnNeighbors(model, 'triggers', 'event', 'to'),
};

/** The commands that a policy issues, by the policy. */
const drawnCommands: Index<ElementId, readonly ElementId[]> = {
  build: (model) => drawnNeighbors(model, 'issues', 'command', 'from'),
};

function homeOfCommands(reading: Reading, reactions: readonly Reaction[]): ContextId | undefined {
  const homes = new Set(commandsOf(reactions).flatMap((command) => homeOf(reading, command) ?? []));
  const [home] = homes;
  return homes.size === 1 ? home : undefined;
}

function commandsOf(reactions: readonly Reaction[]): readonly ElementId[] {
  return reactions.flatMap(({ command, compensation, failures = [] }) =>
    [command, compensation, ...failures.map((failure) => failure.command)].filter(
      (each) => each !== undefined,
    ),
  );
}

function readReaction(room: Room, path: ModelPath, reaction: Reaction): ReactionReading {
  const { reading, context, remembered } = room;
  const { event, key, delay, condition, each, call, failures = [], compensation } = reaction;
  const home = homeOf(reading, event);
  const isForeign = home !== context;
  const told = reactionNames(reading, event, isForeign);
  const heard: Scope = { names: mergeNames(told, remembered) };
  const asked =
    condition === undefined
      ? undefined
      : reading.read({
          path: [...path, 'condition'],
          text: condition,
          scope: heard,
          expected: primitive('boolean'),
        });
  const scope = asked?.checked === undefined ? heard : assume(heard, asked.checked);
  const answered = call && readCall(room, [...path, 'call'], call, scope);
  const known = answered === undefined ? scope : withName(scope, 'response', responseOf(reading, answered));
  const list = each && reading.read({ path: [...path, 'each', 'list'], text: each.list, scope: known });
  const as = toIdentifier(each?.as ?? 'item') || 'item';
  const item = list?.checked && itemOf(list.checked.type);
  const inside = item === undefined ? known : withName(known, as, item);
  const delayMs = parseDuration(delay ?? '') ?? 0;
  const issue = (command: ElementId, at: ModelPath, given: Compositions | undefined) =>
    readIssue(room, command, { path: [...path, ...at], given, scope: inside, item: item && as });
  return {
    event,
    foreign: isForeign,
    ...(key !== undefined && {
      key: reading.read({ path: [...path, 'key'], text: key, scope: { names: told } }),
    }),
    ...(delayMs > 0 && { delayMs }),
    ...(asked !== undefined && { condition: asked }),
    ...(list !== undefined && { each: { list, as } }),
    ...(answered !== undefined && { call: answered }),
    failures: failures.map((failure, index) => ({
      error: failure.error,
      ...(failure.command !== undefined && {
        issue: readIssue(room, failure.command, {
          path: [...path, 'failures', index, 'with'],
          given: failure.with,
          scope,
        }),
      }),
    })),
    ...(reaction.command !== undefined &&
      isHandled(room, reaction.command) && { issue: issue(reaction.command, ['with'], reaction.with) }),
    ...(compensation !== undefined && {
      compensation: issue(compensation, ['compensationWith'], reaction.compensationWith),
    }),
    remember: readValues(room, {
      path: [...path, 'remember'],
      given: reaction.remember,
      fields: room.state,
      scope: known,
    }).values,
    ends: reaction.ends === true,
  };
}

/** A command that only an external system handles is done when the system has been called. */
function isHandled({ reading }: Room, command: ElementId): boolean {
  return reading.clusters.aggregateOfCommand.has(command);
}

function readCall(
  room: Room,
  path: ModelPath,
  { system, operation, with: given }: NonNullable<Reaction['call']>,
  scope: Scope,
): CallReading | undefined {
  const operations = findElement(room.reading.model, system, 'external-system')?.design?.operations ?? [];
  const meant = operations.find(({ name }) => toIdentifier(name) === toIdentifier(operation));
  if (meant === undefined) return undefined;
  const at = [...path, 'with'];
  const { values, unsaid } = readValues(room, {
    path: at,
    given,
    fields: meant.request ?? [],
    scope,
    fills: true,
  });
  return { system, operation: meant, with: values, unsaid };
}

function responseOf({ types }: Reading, { system, operation }: CallReading): Type {
  const key = `response:${system}:${toIdentifier(operation.name)}`;
  const fields = types.bindings(operation.response ?? []);
  return { kind: 'record', record: { key, name: 'response', fields: () => fields } };
}

function readIssue(
  room: Room,
  command: ElementId,
  given: Pick<GivenValues, 'path' | 'given' | 'scope' | 'item'>,
): IssueReading {
  const { reading, commands } = room;
  const known = commands.get(command);
  const parameters = findElement(reading.model, command, 'command')?.design?.parameters ?? [];
  const fields = [...parameters, ...(known?.implied ?? [])];
  const { values, unsaid } = readValues(room, { ...given, fields, fills: true, owner: known?.aggregate });
  return { command, with: values, unsaid };
}

/** Fields, and where their values come from. */
interface GivenValues {
  readonly path: ModelPath;
  /** What the team wrote, by the names of the fields. */
  readonly given: Compositions | undefined;
  readonly fields: readonly Field[];
  readonly scope: Scope;
  /** Whether what is at hand under the name of a field is its value when nobody wrote one. Default: false. */
  readonly fills?: boolean;
  /** The aggregate whose entities the fields may hold. */
  readonly owner?: ElementId | undefined;
  /** The name of the item at hand, if there is one: what it tells is nearest. */
  readonly item?: string | undefined;
}

/** The values of fields: those that were written, and those that what is at hand under their names gives, as far as it fits. */
function readValues(
  { reading }: Room,
  { path, given, fields, scope, fills = false, owner, item }: GivenValues,
): { readonly values: ValueReadings; readonly unsaid: readonly string[] } {
  const written = new Map(
    Object.entries(given ?? {}).map((entry) => [toIdentifier(entry[0]), entry] as const),
  );
  const values = new Map<string, ValueReading>();
  const unsaid: string[] = [];
  for (const field of fields) {
    const name = toIdentifier(field.name);
    const expected = reading.types.typeOf(field, owner);
    const [key, composition] = written.get(name) ?? [];
    if (key !== undefined && composition !== undefined) {
      const value = readComposition(reading, { path: [...path, key], composition, expected, scope });
      values.set(name, value);
      if (value.kind === 'made') unsaid.push(...value.unsaid.map((part) => `${field.name}: ${part}`));
      continue;
    }
    if (!fills) continue;
    const at = [...path, field.name];
    const expression = reading.implyFirst({ path: at, sources: sourcesOf(name, item), scope, expected });
    if (expression !== undefined) values.set(name, { kind: 'expression', expression });
    else if (!field.optional) unsaid.push(field.name);
  }
  return { values, unsaid };
}

/** What bears a name, nearest first: in the item at hand, in what was heard or is remembered, in the answer. */
function sourcesOf(name: string, item: string | undefined): readonly (readonly string[])[] {
  return [...(item === undefined ? [] : [[item, name]]), [name], ['response', name]];
}

interface WrittenComposition {
  readonly path: ModelPath;
  readonly composition: Composition;
  readonly expected: Type | undefined;
  readonly scope: Scope;
}

function readComposition(
  reading: Reading,
  { path, composition, expected, scope }: WrittenComposition,
): ValueReading {
  if (typeof composition === 'string') {
    return { kind: 'expression', expression: reading.read({ path, text: composition, scope, expected }) };
  }
  const { each, values: given } = composition;
  const list = each === undefined ? undefined : reading.read({ path: [...path, 'each'], text: each, scope });
  const item = list?.checked && itemOf(list.checked.type);
  const inside = item === undefined ? scope : withName(scopeForEach(scope, 'item'), 'item', item);
  const plain = expected === undefined ? undefined : withoutOptional(expected);
  const made = each === undefined ? plain : plain && itemOf(plain);
  const parts = made?.kind === 'record' ? made.record.fields() : new Map<string, Binding>();
  const written = new Map(Object.entries(given).map((entry) => [toIdentifier(entry[0]), entry] as const));
  const values = new Map<string, ModelExpression>();
  const unsaid: string[] = [];
  for (const [name, { type, derived }] of parts) {
    if (derived !== undefined) continue;
    const [key, text] = written.get(name) ?? [];
    const at = { path: [...path, 'values', key ?? name], scope: inside, expected: type };
    if (text !== undefined) {
      values.set(name, reading.read({ ...at, text }));
      continue;
    }
    const implied = reading.implyFirst({ ...at, sources: sourcesOf(name, item && 'item') });
    if (implied !== undefined) values.set(name, implied);
    else if (type.kind !== 'optional') unsaid.push(name);
  }
  const misfit = misfitOf(list, plain);
  return {
    kind: 'made',
    key: String(path.at(-1)),
    ...(list !== undefined && { each: list }),
    ...(misfit !== undefined && { misfit }),
    values,
    unsaid,
  };
}

/** Undefined too where a type is not known: that is somebody else's finding. */
function misfitOf(each: ModelExpression | undefined, wanted: Type | undefined): Misfit | undefined {
  if (each?.checked !== undefined && each.checked.type.kind !== 'list') return 'no-list';
  if (wanted === undefined) return undefined;
  if (each === undefined && wanted.kind === 'list') return 'one-for-list';
  if (each !== undefined && wanted.kind !== 'list') return 'list-for-one';
  const made = wanted.kind === 'list' ? wanted.item : wanted;
  return made.kind === 'record' ? undefined : 'no-parts';
}

function withName(scope: Scope, name: string, type: Type): Scope {
  return { ...scope, names: mergeNames(scope.names, [[name, { type }]]) };
}
