import type { Expression } from '#models/expression/expression.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type { EffectReading } from '#models/readings/read-effects.ts';
import type { ProjectionReading, QueryReading, ReadModelReading } from '#models/readings/read-read-models.ts';
import { pluralOf } from '#models/words/inflection.ts';
import { conjunctsOf, variablesOf } from '../../facts/expression-facts.ts';
import { fieldsWithin } from '../../facts/records.ts';
import { inFile } from '../../names/places.ts';
import type { ComputedValue, ExpressionScope, MemberNames } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { ProjectionPlan, QueryPlan, ReadModelPlan, RowEffectPlan } from '../../plan/read-models.ts';
import {
  assign,
  findExpression,
  findOpposite,
  joinMembers,
  keysOf,
  namesOfFields,
  variableNamed,
} from './expression-plans.ts';
import { planFields } from './plan-fields.ts';
import { type HeardMessages, namesOfHeard } from './plan-heard.ts';
import type { Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

export interface ReadModelSetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly heard: HeardMessages;
}

/** The rows of one read model, and how expressions read them. */
interface Row extends Pick<ReadModelPlan, 'name' | 'folder' | 'fields'> {
  /** With those of the context's records. */
  readonly members: MemberNames;
}

/**
 * A read model with the projections whose messages somebody sends; what is missing becomes open questions. Undefined without any: it
 * would stay empty.
 */
export function planReadModel(
  setting: ReadModelSetting,
  id: ElementId,
  reading: ReadModelReading,
): ReadModelPlan | undefined {
  const { world, shapes, heard } = setting;
  const element = findElement(world.model, id, 'read-model');
  if (element === undefined) return undefined;
  const subject = subjectOf(world.model, 'elements', id);
  if (reading.fields.length === 0) {
    world.ask({ kind: 'read-model-without-fields', subject, names: {} });
    return undefined;
  }
  const sound = reading.projections.filter(({ event, foreign }) => {
    const isHeard = heard.hear(event, foreign) !== undefined;
    const names = { event: world.model.elements[event]?.text ?? '' };
    if (!isHeard) world.ask({ kind: 'read-model-event-not-published', subject, names });
    return isHeard;
  });
  if (sound.length === 0) {
    world.ask({ kind: 'read-model-without-events', subject, names: {} });
    return undefined;
  }
  const { vocabulary } = shapes;
  const name = vocabulary.registry.claim(element.text, 'view', readModelNames, id);
  const folder = `src/read-models/${name.kebab}`;
  const fields = planFields(shapes.types, reading.fields, undefined);
  const row: Row = {
    name,
    folder,
    fields,
    members: joinMembers([shapes.members, new Map([[`row:${id}`, keysOf(fields)]])]),
  };
  return {
    id,
    name,
    plural: pluralOf(name.words),
    ...(element.description !== undefined && { description: element.description }),
    folder,
    fields,
    projections: sound.flatMap((projection) => planProjection(setting, row, projection)),
    queries: reading.queries.map((query) => planQuery(shapes, row, query)),
  };
}

function readModelNames({ camel, pascal }: Name): readonly string[] {
  return [
    `${camel}Projection`,
    `${camel}Record`,
    `${camel}Json`,
    `${camel}View`,
    `read${pascal}`,
    `add${pascal}Routes`,
    `${pascal}Queries`,
    `create${pascal}Queries`,
  ];
}

function planProjection(
  setting: ReadModelSetting,
  { name, folder, fields, members }: Row,
  { event, foreign, key: keyReading, removes, changes }: ProjectionReading,
): readonly ProjectionPlan[] {
  const heard = setting.heard.hear(event, foreign);
  if (heard === undefined) return [];
  const names = new Map([...namesOfHeard(heard.plan), ['row', variableNamed('row')]]);
  const scope = { names, members: joinMembers([members, heard.members]) };
  const effects = changes.flatMap((change) => planRowEffect(scope, fields, change) ?? []);
  const key = findExpression(scope, keyReading);
  return [
    {
      heard: heard.plan,
      place: inFile(
        `${folder}/${name.kebab}-projection.ts`,
        setting.shapes.vocabulary.registry.claim(`${name.words} after ${heard.plan.name.words}`, 'view')
          .camel,
      ),
      ...(key !== undefined && { key }),
      removes,
      effects,
      begins: !removes && tellsAll(fields, effects),
    },
  ];
}

function planRowEffect(
  scope: ExpressionScope,
  fields: readonly FieldPlan[],
  effect: EffectReading,
): RowEffectPlan | undefined {
  const field = fields.find(({ identifier }) => identifier === toIdentifier(effect.field));
  if (field === undefined) return undefined;
  switch (effect.do) {
    case 'set': {
      const value = findExpression(scope, effect.to);
      return value && { do: 'set', field, value };
    }
    case 'increment': {
      const value = findExpression(scope, effect.by);
      return value && { do: 'increment', field, value };
    }
    case 'clear':
      return field.optional ? { do: 'clear', field } : undefined;
    case 'append': {
      const value = findExpression(scope, effect.value) ?? planEntry(scope, field, effect.values);
      return { do: 'append', field, value };
    }
    case 'remove': {
      const keep = findOpposite(scope, effect.where);
      return keep && { do: 'remove', field, keep };
    }
  }
}

/** An entity or a value object that is appended. */
function planEntry(
  scope: ExpressionScope,
  { type }: FieldPlan,
  values: ReadonlyMap<string, ModelExpression> = new Map(),
): ComputedValue {
  const parts = fieldsWithin(type) ?? [];
  const properties = parts.flatMap(({ identifier, key }) => {
    const value = findExpression(scope, values.get(identifier));
    return value === undefined ? [] : [assign(key, value)];
  });
  return { kind: 'record', properties };
}

/** Does a projection say every field that a row must have, without looking at the row before? */
function tellsAll(fields: readonly FieldPlan[], effects: readonly RowEffectPlan[]): boolean {
  const looksBack = effects.some((effect) => 'value' in effect && variablesOf(effect.value).includes('row'));
  const told = new Set(effects.flatMap((effect) => (canBegin(effect) ? [effect.field.key] : [])));
  return !looksBack && fields.every(({ key, optional, list }) => optional || list || told.has(key));
}

function canBegin(effect: RowEffectPlan): boolean {
  switch (effect.do) {
    case 'set':
      return !effect.value.isOptional;
    // Money has no zero without a currency: the amount itself is the first one.
    case 'increment':
    case 'append':
      return true;
    default:
      return false;
  }
}

function planQuery(
  shapes: Shapes,
  { fields, members }: Row,
  { name, parameters, where: condition }: QueryReading,
): QueryPlan {
  const asked = planFields(shapes.types, parameters, undefined);
  const names = new Map([['row', variableNamed('row')], ...namesOfFields(asked, 'asked')]);
  const where = findExpression({ names, members }, condition);
  return {
    name: shapes.vocabulary.registry.claim(name, 'query'),
    parameters: asked,
    matches:
      where === undefined
        ? []
        : conjunctsOf(where.checked.expression).flatMap((each) => toMatch(each, fields, asked)),
    ...(where !== undefined && { where }),
  };
}

interface Equality {
  readonly rowField: string;
  readonly parameter: string;
}

/** `row.x == y` */
function findEquality(node: Expression): Equality | undefined {
  if (node.kind !== 'binary' || node.operator !== '==') return undefined;
  return toEquality(node.left, node.right) ?? toEquality(node.right, node.left);
}

function toEquality(member: Expression, name: Expression): Equality | undefined {
  if (member.kind !== 'member' || name.kind !== 'name') return undefined;
  if (member.object.kind !== 'name' || member.object.name !== 'row') return undefined;
  return { rowField: member.name, parameter: name.name };
}

/** Only where the stored JSON of equal values is equal: texts, ids, whole numbers, truth. */
function toMatch(node: Expression, fields: readonly FieldPlan[], asked: readonly FieldPlan[]) {
  const equality = findEquality(node);
  const field = fields.find(({ identifier }) => identifier === equality?.rowField);
  const given = asked.find(({ identifier }) => identifier === equality?.parameter);
  if (field === undefined || given === undefined || given.optional) return [];
  return isPlain(field) && isPlain(given) ? [{ field, parameter: given }] : [];
}

function isPlain({ type, list }: FieldPlan): boolean {
  if (list) return false;
  if (type.kind === 'id' || type.kind === 'one-of') return true;
  return (
    type.kind === 'primitive' &&
    ['text', 'integer', 'boolean', 'date', 'email', 'url'].includes(type.primitive)
  );
}
