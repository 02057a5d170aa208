import { toIdentifier } from '#models/expression/identifier.ts';
import type { Effect } from '#models/metamodel/design.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelPath } from '#models/readings/model-expression.ts';
import { toKebab } from '../../names/name-registry.ts';
import type { EffectPlan, EventPlan } from '../../plan/events.ts';
import type { Code } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import { type CodeNames, plainCode, type RootName, recordCode } from './plan-code.ts';
import { planNamedFields } from './plan-fields.ts';
import type { AggregateShape, Shapes } from './plan-shapes.ts';
import { subjectAt } from './question-subject.ts';
import { findCode, type World } from './world.ts';

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
  const payload = planNamedFields(shapes.vocabulary, [...added, ...declared], aggregate).map(
    (field, index) => (index === idKey ? { ...field, optional: false } : field),
  );
  const own = payload.slice(added.length);
  const roots = rootsOfPayload(shape, own);
  const effects = (element?.design?.effects ?? []).flatMap((effect, index) =>
    planEffect(world, shapes, shape, roots, effect, ['elements', id, 'design', 'effects', index]),
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
    ...(idKey !== undefined && { idKey: payload[idKey]?.key ?? '' }),
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
export function rootsOfPayload(
  { names }: AggregateShape,
  declared: readonly FieldPlan[],
): CodeNames['roots'] {
  const roots = new Map<string, RootName>();
  roots.set(toIdentifier(names.element.text), { code: names.name.camel, variable: names.name.camel });
  for (const { identifier, key } of declared) {
    roots.set(identifier, { code: `data.${key}`, variable: 'data' });
  }
  return roots;
}

function planEffect(
  world: World,
  shapes: Shapes,
  shape: AggregateShape,
  roots: CodeNames['roots'],
  effect: Effect,
  path: ModelPath,
): readonly EffectPlan[] {
  // Of fields with one name an expression means the last.
  const index = (shape.names.element.design?.fields ?? []).findLastIndex(
    (each) => toIdentifier(each.name) === toIdentifier(effect.field),
  );
  const field = shape.fields[index];
  if (field === undefined) {
    return [];
  }
  const code = (form: 'as-written' | 'negated', ...at: ModelPath) =>
    findCode(world, shapes.members, roots, [...path, ...at], form);
  switch (effect.do) {
    case 'clear':
      return field.optional ? [{ do: 'clear', field }] : [];
    case 'set': {
      const value = code('as-written', 'to');
      const type = world.findExpression(...path, 'to')?.type;
      return value === undefined
        ? []
        : [{ do: 'set', field, value, valueOptional: type?.kind === 'optional' }];
    }
    case 'increment': {
      const value = code('as-written', 'by');
      return value === undefined ? [] : [{ do: 'increment', field, value }];
    }
    case 'remove': {
      const keep = code('negated', 'where');
      return keep === undefined ? [] : [{ do: 'remove', field, keep }];
    }
    case 'append': {
      const value =
        effect.values === undefined
          ? code('as-written', 'value')
          : planRecord(world, shapes, field, roots, effect.values, [...path, 'values']);
      return value === undefined ? [] : [{ do: 'append', field, value }];
    }
  }
}

/** `{ bookId: data.bookId, ... }`: a new entity or value object; undefined when a required field has no value. */
function planRecord(
  world: World,
  shapes: Shapes,
  { type, words }: FieldPlan,
  roots: CodeNames['roots'],
  values: Readonly<Record<string, string>>,
  path: ModelPath,
): Code | undefined {
  const record = type.kind === 'entity' ? type.entity : type.kind === 'value' ? type.value : undefined;
  const given = new Map(Object.keys(values).map((name) => [toIdentifier(name), name] as const));
  const parts: Parameters<typeof recordCode>[0][number][] = [];
  for (const field of record?.fields ?? []) {
    const name = given.get(field.identifier);
    const value = name === undefined ? undefined : findCode(world, shapes.members, roots, [...path, name]);
    if (value !== undefined && name !== undefined) {
      const optional = world.findExpression(...path, name)?.type.kind === 'optional';
      parts.push({ key: field.key, value, optional });
    } else if (!field.optional && !field.list) {
      const names = { list: words, field: field.words };
      world.ask({ kind: 'entry-field-without-value', subject: subjectAt(world.model, path), names });
      return undefined;
    } else if (field.list && !field.optional) {
      parts.push({ key: field.key, value: plainCode('[]'), optional: false });
    }
  }
  return recordCode(parts);
}
