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
import { toKebab } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { CommandPlan, KeyPlan, OutcomePlan, ReadPlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { Code } from '../../plan/expressions.ts';
import type { FieldPlan, RulePlan } from '../../plan/fields.ts';
import type { ReadSlot } from '../../plan/scenarios.ts';
import type { ErrorCatalogue } from './names/error-catalogue.ts';
import type { Draft } from './names/vocabulary.ts';
import { type CodeNames, plainCode, type RootName } from './plan-code.ts';
import { planFields } from './plan-fields.ts';
import type { AggregateShape, Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import { findCode, toCode, type World } from './world.ts';

/** What the commands of one aggregate are planned with. */
export interface CommandSetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly aggregateId: ElementId;
  readonly shape: AggregateShape;
  readonly errors: ErrorCatalogue;
  readonly events: readonly EventPlan[];
  readonly keys: readonly KeyPlan[];
  /** The place for an aggregate that a decision reads. */
  readonly slotFor: (aggregate: ElementId, words: string) => ReadSlot | undefined;
}

/** One command with its decision. */
export function planCommand(setting: CommandSetting, id: ElementId): Draft<CommandPlan> | undefined {
  const { world, shapes, shape, errors } = setting;
  const element = findElement(world.model, id, 'command');
  const name = shapes.vocabulary.commands.get(id);
  if (element === undefined || name === undefined) {
    return undefined;
  }
  const creates = world.beginnings.creates(id);
  const declared = [...(element.design?.parameters ?? []), ...(world.commands.get(id)?.implied ?? [])];
  const { fields, target } = planTarget(setting, element, declared, creates);
  const parameters = planFields(shapes.vocabulary, fields, setting.aggregateId);
  const reads = planReads(setting, element, fields, parameters);
  const roots = rootsOfCommand(shape, fields, parameters, reads);
  const words = shape.names.name.words;
  const notFound =
    creates === 'never'
      ? errors.claim(errorOfMissing(words), 'not-found')
      : { code: '', words: '', kind: 'not-found' as const };
  const resolved = target(parameters);
  const exists =
    creates === 'always' && resolved.by === 'id'
      ? errors.claim(errorOfExisting(words), 'conflict')
      : { code: '', words: '', kind: 'conflict' as const };
  return {
    id,
    name,
    ...(element.description !== undefined && { description: element.description }),
    file: `${shape.names.folder}/${toKebab(name.camel)}.ts`,
    actors: [...actorsOf(world, id)],
    parameters: [...parameters],
    target: resolved,
    creates,
    notFound,
    exists,
    reads: reads.map(({ read }) => read),
    rules: [...planRules(setting, id, element, roots)],
    outcomes: [...planOutcomes(setting, id, element, roots)],
    scenarios: [],
  };
}

type Target = CommandPlan['target'];

/** How the aggregate is found, and the parameters with the id among them where the board leaves it out. */
function planTarget(
  { shape, keys }: CommandSetting,
  element: ElementOf<'command'>,
  declared: readonly Field[],
  creates: CommandPlan['creates'],
): { readonly fields: readonly Field[]; readonly target: (parameters: readonly FieldPlan[]) => Target } {
  const wanted = element.design?.target;
  const find = (words: string) =>
    declared.findIndex((field) => toIdentifier(field.name) === toIdentifier(words));
  if (wanted?.by === 'key' && creates !== 'always') {
    const key = keys.find(({ name }) => toIdentifier(name.words) === toIdentifier(wanted.key));
    const places = key?.fields.map((field) => find(field.words));
    if (key !== undefined && places?.every((index) => index >= 0)) {
      const byKey = (parameters: readonly FieldPlan[]): Target => ({
        by: 'key',
        key,
        parameters: places.flatMap((index) => parameters[index] ?? []),
      });
      return { fields: declared, target: byKey };
    }
  }
  const text = shape.names.element.text;
  const words = (wanted?.by === 'id' ? wanted.parameter : undefined) ?? `${text} id`;
  const index = find(words);
  const field = declared[index];
  const isId =
    field?.type === 'id' && !field.optional && !field.list && toIdentifier(field.of) === toIdentifier(text);
  if (isId) {
    return { fields: declared, target: (parameters) => byId(parameters[index]) };
  }
  if (creates === 'always') {
    return { fields: declared, target: () => ({ by: 'nothing' }) };
  }
  const added: Field = { type: 'id', name: `${shape.names.name.words} id`, of: text };
  return { fields: [...declared, added], target: (parameters) => byId(parameters.at(-1)) };
}

function byId(parameter: FieldPlan | undefined): Target {
  return parameter === undefined ? { by: 'nothing' } : { by: 'id', parameter };
}

interface PlannedRead {
  /** The name in expressions. */
  readonly root: string;
  readonly read: ReadPlan;
}

function planReads(
  { world, errors, slotFor }: CommandSetting,
  element: ElementOf<'command'>,
  fields: readonly Field[],
  parameters: readonly FieldPlan[],
): readonly PlannedRead[] {
  return (element.design?.reads ?? []).flatMap((read) => {
    const aggregate = findElement(world.model, read.aggregate, 'aggregate');
    const index = fields.findIndex((field) => toIdentifier(field.name) === toIdentifier(read.parameter));
    const parameter = parameters[index];
    const words = read.name ?? aggregate?.text ?? '';
    const slot = slotFor(read.aggregate, words);
    if (aggregate === undefined || parameter === undefined || slot === undefined) {
      return [];
    }
    const error = errors.claim(errorOfMissing(toOneLine(aggregate.text), read.error), 'not-found');
    return [{ root: toIdentifier(words), read: { slot, parameter, error } }];
  });
}

function rootsOfCommand(
  { names }: AggregateShape,
  fields: readonly Field[],
  parameters: readonly FieldPlan[],
  reads: readonly PlannedRead[],
): CodeNames['roots'] {
  const roots = new Map<string, RootName>();
  roots.set('now', { code: 'now', variable: 'now' });
  roots.set(toIdentifier(names.element.text), { code: names.name.camel, variable: names.name.camel });
  for (const { root, read } of reads) {
    roots.set(root, { code: read.slot.key, variable: read.slot.key });
  }
  for (const [index, field] of fields.entries()) {
    roots.set(toIdentifier(field.name), { code: `data.${parameters[index]?.key}`, variable: 'data' });
  }
  return roots;
}

function planRules(
  { world, shapes, errors }: CommandSetting,
  id: ElementId,
  element: ElementOf<'command'>,
  roots: CodeNames['roots'],
): readonly RulePlan[] {
  return (element.design?.rules ?? []).map(({ text, error }, index) => {
    const broken = findCode(
      world,
      shapes.members,
      roots,
      ['elements', id, 'design', 'rules', index, 'check'],
      'negated',
    );
    if (broken === undefined) {
      const subject = subjectOf(world.model, 'elements', id);
      world.ask({ kind: 'rule-without-check', subject, names: { rule: text } });
    }
    // What only looks at the command is wrong with the command; else the state is in the way.
    const looksAtCommand = broken?.variables.every((variable) => variable === 'data' || variable === 'now');
    const plan = errors.claim(errorOfRule({ text, error }), looksAtCommand ? 'invalid' : 'conflict');
    return { text, ...(broken !== undefined && { broken }), error: plan };
  });
}

function planOutcomes(
  setting: CommandSetting,
  id: ElementId,
  _element: ElementOf<'command'>,
  roots: CodeNames['roots'],
): readonly OutcomePlan[] {
  const { world, shapes, shape, events } = setting;
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
    const when = outcome.when?.checked && toCode(world, shapes.members, roots, outcome.when.checked);
    const payload = event.payload.flatMap((field) => {
      if (!event.declared.includes(field)) {
        return [{ key: field.key, value: idCode(setting, id), optional: false }];
      }
      const checked = outcome.payload.get(field.identifier)?.checked;
      const value = checked && toCode(world, shapes.members, roots, checked);
      return value === undefined
        ? []
        : [{ key: field.key, value, optional: checked?.type.kind === 'optional' }];
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
function idCode({ world, shape }: CommandSetting, command: ElementId): Code {
  const variable = shape.names.name.camel;
  return world.beginnings.creates(command) === 'always'
    ? plainCode('id', 'id')
    : plainCode(`${variable}.id`, variable);
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
