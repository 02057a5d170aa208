import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { ElementOf } from '#models/metamodel/model.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import {
  DEFAULT_MOVE_ERROR,
  errorOfExisting,
  errorOfMissing,
  errorOfRule,
} from '#models/readings/refusals.ts';
import { variablesOf } from '../../facts/expression-facts.ts';
import { toKebab } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { CommandPlan, KeyPlan, OutcomePlan, PresencePlan, ReadPlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { ComputedValue, ExpressionScope } from '../../plan/expressions.ts';
import type { FieldPlan, RulePlan } from '../../plan/fields.ts';
import type { ReadSlot } from '../../plan/scenarios.ts';
import { assign, findExpression, findOpposite, namesOfFields, variableNamed } from './expression-plans.ts';
import type { ErrorCatalog } from './names/error-catalog.ts';
import { planFields } from './plan-fields.ts';
import type { AggregateShape, Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** What the commands of one aggregate are planned with. */
export interface CommandSetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly aggregateId: ElementId;
  readonly shape: AggregateShape;
  readonly errors: ErrorCatalog;
  readonly events: readonly EventPlan[];
  readonly keys: readonly KeyPlan[];
  /** The place for an aggregate that a decision reads. */
  readonly slotFor: (aggregate: ElementId, words: string) => ReadSlot | undefined;
}

/** A command without its scenarios. */
export type PlannedCommand = Omit<CommandPlan, 'scenarios'>;

/** One command with its decision. */
export function planCommand(setting: CommandSetting, id: ElementId): PlannedCommand | undefined {
  const { world, shapes, shape, errors } = setting;
  const element = findElement(world.model, id, 'command');
  const name = shapes.vocabulary.commands.get(id);
  if (element === undefined || name === undefined) {
    return undefined;
  }
  const creates = world.beginnings.creates(id);
  const { parameters, target } = planTarget(setting, id, element, creates);
  const reads = planReads(setting, element, parameters);
  const scope = { names: namesOfCommand(shape, parameters, reads), members: shapes.members };
  const presence = planPresence(errors, shape.names.name.words, creates, target);
  return {
    id,
    name,
    ...(element.description !== undefined && { description: element.description }),
    file: `${shape.names.folder}/${toKebab(name.camel)}.ts`,
    actors: actorsOf(world, id),
    parameters,
    target,
    creates,
    ...(presence !== undefined && { presence }),
    reads: reads.map(({ read }) => read),
    rules: planRules(setting, id, scope),
    outcomes: planOutcomes(setting, id, scope),
  };
}

function planPresence(
  errors: ErrorCatalog,
  words: string,
  creates: CommandPlan['creates'],
  target: CommandPlan['target'],
): PresencePlan | undefined {
  if (creates === 'never') {
    return { needs: 'aggregate', error: errors.claim(errorOfMissing(words), 'not-found') };
  }
  return creates === 'always' && target.by === 'id'
    ? { needs: 'free-id', error: errors.claim(errorOfExisting(words), 'conflict') }
    : undefined;
}

interface Targeted {
  readonly parameters: readonly FieldPlan[];
  readonly target: CommandPlan['target'];
}

/** The parameters, with the aggregate's id among them where the board leaves it out, and how they find the aggregate. */
function planTarget(
  { world, shapes, shape, keys, aggregateId }: CommandSetting,
  id: ElementId,
  element: ElementOf<'command'>,
  creates: CommandPlan['creates'],
): Targeted {
  const declared = [...(element.design?.parameters ?? []), ...(world.commands.get(id)?.implied ?? [])];
  const parameters = planFields(shapes.types, declared, aggregateId);
  const wanted = element.design?.target;
  if (wanted?.by === 'key' && creates !== 'always') {
    const key = keys.find(({ name }) => toIdentifier(name.words) === toIdentifier(wanted.key));
    const parts = key?.fields.map((field) => findField(parameters, field.words));
    const known = parts?.filter((part) => part !== undefined);
    if (key !== undefined && known !== undefined && known.length === parts?.length) {
      return { parameters, target: { by: 'key', key, parameters: known } };
    }
  }
  const text = shape.names.element.text;
  const words = (wanted?.by === 'id' ? wanted.parameter : undefined) ?? `${text} id`;
  const parameter = findField(parameters, words);
  if (parameter !== undefined && isIdOf(parameter, shape)) {
    return { parameters, target: { by: 'id', parameter } };
  }
  if (creates === 'always') {
    return { parameters, target: { by: 'nothing' } };
  }
  const added: Field = { type: 'id', name: `${shape.names.name.words} id`, of: text };
  const withId = planFields(shapes.types, [...declared, added], aggregateId);
  const last = withId.at(-1);
  return {
    parameters: withId,
    target: last === undefined ? { by: 'nothing' } : { by: 'id', parameter: last },
  };
}

function findField(fields: readonly FieldPlan[], words: string): FieldPlan | undefined {
  return fields.find(({ identifier }) => identifier === toIdentifier(words));
}

function isIdOf({ type, optional, list }: FieldPlan, { names }: AggregateShape): boolean {
  return type.kind === 'id' && type.id === names.idName && !optional && !list;
}

interface PlannedRead {
  /** The name in expressions. */
  readonly root: string;
  readonly read: ReadPlan;
}

function planReads(
  { world, errors, slotFor }: CommandSetting,
  element: ElementOf<'command'>,
  parameters: readonly FieldPlan[],
): readonly PlannedRead[] {
  return (element.design?.reads ?? []).flatMap((read) => {
    const aggregate = findElement(world.model, read.aggregate, 'aggregate');
    const parameter = findField(parameters, read.parameter);
    const words = read.name ?? aggregate?.text ?? '';
    const slot = slotFor(read.aggregate, words);
    if (aggregate === undefined || parameter === undefined || slot === undefined) {
      return [];
    }
    const error = errors.claim(errorOfMissing(toOneLine(aggregate.text), read.error), 'not-found');
    return [{ root: toIdentifier(words), read: { slot, parameter, error } }];
  });
}

function namesOfCommand(
  { names }: AggregateShape,
  parameters: readonly FieldPlan[],
  reads: readonly PlannedRead[],
): ExpressionScope['names'] {
  return new Map([
    ['now', variableNamed('now')],
    [toIdentifier(names.element.text), variableNamed(names.name.camel)],
    ...reads.map(({ root, read }) => [root, variableNamed(read.slot.key)] as const),
    ...namesOfFields(parameters, 'data'),
  ]);
}

function planRules(
  { world, errors }: CommandSetting,
  id: ElementId,
  scope: ExpressionScope,
): readonly RulePlan[] {
  return (world.commands.get(id)?.rules ?? []).map(({ rule, check }) => {
    const { text, error } = rule;
    const broken = findOpposite(scope, check);
    if (broken === undefined) {
      const subject = subjectOf(world.model, 'elements', id);
      world.ask({ kind: 'rule-without-check', subject, names: { rule: text } });
    }
    // What only looks at the command is wrong with the command; else the state is in the way.
    const looksAtCommand =
      broken !== undefined &&
      variablesOf(broken).every((variable) => variable === 'data' || variable === 'now');
    const plan = errors.claim(errorOfRule({ text, error }), looksAtCommand ? 'invalid' : 'conflict');
    return { text, ...(broken !== undefined && { broken }), error: plan };
  });
}

function planOutcomes(
  setting: CommandSetting,
  id: ElementId,
  scope: ExpressionScope,
): readonly OutcomePlan[] {
  const { world, shape, events } = setting;
  const outcomes = world.clusters.outcomes.get(id) ?? [];
  const subject = subjectOf(world.model, 'elements', id);
  if (outcomes.length === 0) {
    world.ask(
      world.clusters.undecided.has(id)
        ? { kind: 'events-of-command-undecided', subject, names: { aggregate: shape.names.name.words } }
        : { kind: 'command-without-event', subject, names: {} },
    );
  }
  return (world.commands.get(id)?.outcomes ?? []).flatMap((outcome) => {
    const event = events.find((each) => each.id === outcome.event);
    if (event === undefined) {
      return [];
    }
    const when = findExpression(scope, outcome.when);
    const payload = event.payload.flatMap((field) => {
      if (!event.declared.includes(field)) {
        return [{ key: field.key, value: idOfBeginning(setting, id), optional: false }];
      }
      const value = findExpression(scope, outcome.payload.get(field.identifier));
      return value === undefined ? [] : [assign(field.key, value)];
    });
    for (const field of outcome.owed) {
      const names = { field: field.name, event: event.name.words };
      world.ask({ kind: 'event-field-without-source', subject, names });
    }
    const allowed = planAllowed(setting, id, outcome.event);
    return [
      { event, ...(when !== undefined && { when }), payload, ...(allowed !== undefined && { allowed }) },
    ];
  });
}

/** The id that a first event carries. */
function idOfBeginning({ world, shape }: CommandSetting, command: ElementId): ComputedValue {
  return world.beginnings.creates(command) === 'always'
    ? variableNamed('id')
    : { kind: 'field', variable: shape.names.name.camel, key: 'id' };
}

/** The states in which an event may happen, where the lifecycle says so; a beginning happens in the first state. */
function planAllowed(
  { world, shape, errors }: CommandSetting,
  command: ElementId,
  event: ElementId,
): OutcomePlan['allowed'] {
  const { lifecycle } = shape.names.element.design ?? {};
  const moves = (lifecycle?.moves ?? []).filter(({ on }) => on === event);
  const [first] = moves;
  if (lifecycle === undefined || first === undefined || world.beginnings.creates(command) === 'always') {
    return undefined;
  }
  const words = moves.find(({ error }) => error !== undefined)?.error ?? DEFAULT_MOVE_ERROR;
  return { states: [...new Set(moves.flatMap(({ from }) => from))], error: errors.claim(words, 'conflict') };
}

function actorsOf({ model }: World, command: ElementId): readonly string[] {
  const names = Object.entries(model.relations)
    .filter(([, relation]) => relation.type === 'issues' && relation.to === command)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { from }]) => {
      const actor = findElement(model, from, 'actor')?.text;
      const policy = findElement(model, from, 'policy')?.text;
      return actor !== undefined
        ? toOneLine(actor)
        : policy !== undefined
          ? `policy "${toOneLine(policy)}"`
          : [];
    })
    .filter((words) => words !== '');
  return [...new Set(names)];
}
