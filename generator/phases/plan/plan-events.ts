import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type { EffectReading } from '#models/readings/read-effects.ts';
import { fieldsWithin } from '../../facts/records.ts';
import { toKebab } from '../../names/name-registry.ts';
import type { EffectPlan, EventPlan } from '../../plan/events.ts';
import type { ComputedValue, ExpressionScope, ValueAssignment } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { QuestionSubject } from '../../plan/open-questions.ts';
import { assign, findExpression, findOpposite, namesOfFields, variableNamed } from './expression-plans.ts';
import { planNamedFields } from './plan-fields.ts';
import type { AggregateShape, Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** The events of one aggregate, in the order of their ids. */
export function planEvents(
  world: World,
  shapes: Shapes,
  aggregate: ElementId,
  shape: AggregateShape,
  events: readonly ElementId[],
): readonly EventPlan[] {
  return events.flatMap((id) => {
    const name = shapes.vocabulary.events.get(id);
    return name === undefined ? [] : [planEvent(world, shapes, aggregate, shape, id, name)];
  });
}

function planEvent(
  world: World,
  shapes: Shapes,
  aggregate: ElementId,
  shape: AggregateShape,
  id: ElementId,
  name: Name,
): EventPlan {
  const element = findElement(world.model, id, 'event');
  const starts = startsOf(world, id);
  const declared = element?.design?.payload ?? [];
  const { added, idKey } = withId(declared, shape, starts !== 'never');
  const payload = planNamedFields(shapes.types, [...added, ...declared], aggregate).map((field, index) =>
    index === idKey ? { ...field, optional: false } : field,
  );
  const idField = idKey === undefined ? undefined : payload[idKey];
  const own = payload.slice(added.length);
  const scope = { names: namesOfPayload(shape, own), members: shapes.members };
  const subject = subjectOf(world.model, 'elements', id);
  const effects = (world.events.get(id)?.effects ?? []).flatMap((effect) =>
    planEffect({ world, shape, scope, subject }, effect),
  );
  const moves = (shape.names.element.design?.lifecycle?.moves ?? []).filter(({ on }) => on === id);
  return {
    id,
    name,
    ...(element?.description !== undefined && { description: element.description }),
    file: `${shape.names.folder}/${toKebab(name.camel)}.ts`,
    payload,
    effects,
    starts,
    ...(idField !== undefined && { idKey: idField.key }),
    moves: moves.map(({ from, to }) => ({ from, to })),
    declared: own,
  };
}

/** `always`: only commands that always begin an aggregate lead to it, and it comes first there. */
function startsOf({ clusters, beginnings }: World, event: ElementId): EventPlan['starts'] {
  if (!beginnings.isBeginning(event)) {
    return 'never';
  }
  const always = [...clusters.outcomes].every(
    ([command, outcomes]) =>
      outcomes.every((outcome) => outcome.event !== event) ||
      (beginnings.creates(command) === 'always' && outcomes[0]?.event === event),
  );
  return always ? 'always' : 'maybe';
}

/** The payload with the aggregate's id, where the event may be the first: the board's own field, or one that is added. */
function withId(
  declared: readonly Field[],
  { names }: AggregateShape,
  needed: boolean,
): { readonly added: readonly Field[]; readonly idKey?: number } {
  if (!needed) {
    return { added: [] };
  }
  const of = toIdentifier(names.element.text);
  const name = toIdentifier(`${names.element.text} id`);
  const isAlone = declared.filter((field) => toIdentifier(field.name) === name).length === 1;
  const own = declared.findIndex(
    (field) =>
      isAlone &&
      field.type === 'id' &&
      !field.optional &&
      !field.list &&
      toIdentifier(field.of) === of &&
      toIdentifier(field.name) === name,
  );
  if (own >= 0) {
    return { added: [], idKey: own };
  }
  const added: Field = { type: 'id', name: `${names.name.words} id`, of: names.element.text };
  return { added: [added], idKey: 0 };
}

/** In effects and published values: the payload by its names, and the aggregate under its own. */
export function namesOfPayload(
  { names }: AggregateShape,
  declared: readonly FieldPlan[],
): ExpressionScope['names'] {
  return new Map([
    [toIdentifier(names.element.text), variableNamed(names.name.camel)],
    ...namesOfFields(declared, 'data'),
  ]);
}

interface EffectSetting {
  readonly world: World;
  readonly shape: AggregateShape;
  readonly scope: ExpressionScope;
  readonly subject: QuestionSubject;
}

function planEffect(setting: EffectSetting, effect: EffectReading): readonly EffectPlan[] {
  const { shape, scope } = setting;
  // Of fields with one name an expression means the last.
  const field = shape.fields.findLast(({ identifier }) => identifier === toIdentifier(effect.field));
  if (field === undefined) {
    return [];
  }
  switch (effect.do) {
    case 'clear':
      return field.optional ? [{ do: 'clear', field }] : [];
    case 'set': {
      const value = findExpression(scope, effect.to);
      return value === undefined ? [] : [{ do: 'set', field, value }];
    }
    case 'increment': {
      const value = findExpression(scope, effect.by);
      return value === undefined ? [] : [{ do: 'increment', field, value }];
    }
    case 'remove': {
      const keep = findOpposite(scope, effect.where);
      return keep === undefined ? [] : [{ do: 'remove', field, keep }];
    }
    case 'append': {
      const value =
        effect.values === undefined
          ? findExpression(scope, effect.value)
          : planRecord(setting, field, effect.values);
      return value === undefined ? [] : [{ do: 'append', field, value }];
    }
  }
}

/** A new entity or value object; undefined when a required field has no value. */
function planRecord(
  { world, scope, subject }: EffectSetting,
  { type, words }: FieldPlan,
  values: ReadonlyMap<string, ModelExpression>,
): ComputedValue | undefined {
  const properties: ValueAssignment[] = [];
  for (const field of fieldsWithin(type) ?? []) {
    const value = findExpression(scope, values.get(field.identifier));
    if (value !== undefined) {
      properties.push(assign(field.key, value));
    } else if (!field.optional && !field.list) {
      const names = { list: words, field: field.words };
      world.ask({ kind: 'entry-field-without-value', subject, names });
      return undefined;
    } else if (field.list && !field.optional) {
      properties.push({ key: field.key, value: { kind: 'empty-list' }, optional: false });
    }
  }
  return { kind: 'record', properties };
}
