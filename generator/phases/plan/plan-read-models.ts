import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import type { Expression } from '#models/expression/expression.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { negateExpression } from '#models/expression/negate-expression.ts';
import type { Effect } from '#models/metamodel/design.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelPath } from '#models/readings/model-expression.ts';
import type { ProjectionReading, QueryReading, ReadModelReading } from '#models/readings/read-read-models.ts';
import { pluralOf } from '../../names/english.ts';
import { inFile } from '../../names/places.ts';
import type { Code } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { ProjectionPlan, QueryPlan, ReadModelPlan, RowEffectPlan } from '../../plan/read-models.ts';
import { type RootName, recordCode } from './plan-code.ts';
import { planFields } from './plan-fields.ts';
import { type HeardMessages, rootsOfHeard } from './plan-heard.ts';
import type { Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import { type MemberNames, toCode, type World } from './world.ts';

export interface ReadModelSetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly heard: HeardMessages;
  /** The members of rows are added to it. */
  readonly members: MemberNames & Map<string, ReadonlyMap<string, { readonly key: string }>>;
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
  const { world, shapes, heard, members } = setting;
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
  const fields = planFields(vocabulary, reading.fields, undefined);
  members.set(`row:${id}`, new Map(fields.map(({ identifier, key }) => [identifier, { key }])));
  return {
    id,
    name,
    plural: pluralOf(name.words),
    ...(element.description !== undefined && { description: element.description }),
    folder,
    fields,
    projections: sound.flatMap((projection) => planProjection(setting, { name, folder, fields }, projection)),
    queries: reading.queries.map((query) => planQuery(setting, fields, query)),
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
  { name, folder, fields }: Pick<ReadModelPlan, 'name' | 'folder' | 'fields'>,
  { event, foreign, key, removes, effects }: ProjectionReading,
): readonly ProjectionPlan[] {
  const heard = setting.heard.hear(event, foreign);
  if (heard === undefined) return [];
  const roots = new Map(rootsOfHeard(heard));
  roots.set('row', { code: 'row', variable: 'row' });
  const planned = effects.flatMap(
    ({ effect, path }) => planRowEffect(setting, roots, fields, effect, path) ?? [],
  );
  const keyCode = key?.checked && toCode(setting.world, setting.members, roots, key.checked);
  return [
    {
      heard,
      place: inFile(
        `${folder}/${name.kebab}-projection.ts`,
        setting.shapes.vocabulary.registry.claim(`${name.words} after ${heard.name.words}`, 'view').camel,
      ),
      ...(keyCode !== undefined && { key: keyCode }),
      removes,
      effects: planned,
      begins: !removes && tellsAll(fields, planned),
    },
  ];
}

function planRowEffect(
  setting: ReadModelSetting,
  roots: ReadonlyMap<string, RootName>,
  fields: readonly FieldPlan[],
  effect: Effect,
  path: ModelPath,
): RowEffectPlan | undefined {
  const { world, members } = setting;
  const field = fields.find(({ identifier }) => identifier === toIdentifier(effect.field));
  if (field === undefined) return undefined;
  const find = (part: string) => world.findExpression(...path, part);
  const print = (checked: CheckedExpression) => toCode(world, members, roots, checked);
  switch (effect.do) {
    case 'set': {
      const to = find('to');
      return to && { do: 'set', field, value: print(to), optional: to.type.kind === 'optional' };
    }
    case 'increment': {
      const by = find('by');
      return by && { do: 'increment', field, value: print(by), optional: false };
    }
    case 'clear':
      return field.optional ? { do: 'clear', field } : undefined;
    case 'append': {
      const one = find('value');
      const value = one
        ? print(one)
        : appended(setting, roots, field, [...path, 'values'], effect.values ?? {});
      return { do: 'append', field, value, optional: false };
    }
    case 'remove': {
      const where = find('where');
      return where && { do: 'remove', field, keep: print(negateExpression(where)) };
    }
  }
}

/** `{ bookId: data.bookId, ... }` of an entity or a value object that is appended. */
function appended(
  { world, members }: ReadModelSetting,
  roots: ReadonlyMap<string, RootName>,
  { type }: FieldPlan,
  path: readonly (string | number)[],
  values: Readonly<Record<string, string>>,
): Code {
  const parts = type.kind === 'entity' ? type.entity.fields : type.kind === 'value' ? type.value.fields : [];
  const written = new Map(Object.keys(values).map((words) => [toIdentifier(words), words] as const));
  const given = parts.flatMap(({ identifier, key }) => {
    const words = written.get(identifier);
    const checked = words === undefined ? undefined : world.findExpression(...path, words);
    return checked === undefined
      ? []
      : [{ key, value: toCode(world, members, roots, checked), optional: checked.type.kind === 'optional' }];
  });
  return recordCode(given);
}

/** Does a projection say every field that a row must have, without looking at the row before? */
function tellsAll(fields: readonly FieldPlan[], effects: readonly RowEffectPlan[]): boolean {
  const looksBack = effects.some((effect) => 'value' in effect && effect.value.variables.includes('row'));
  const told = new Set(effects.flatMap((effect) => (canBegin(effect) ? [effect.field.key] : [])));
  return !looksBack && fields.every(({ key, optional, list }) => optional || list || told.has(key));
}

function canBegin(effect: RowEffectPlan): boolean {
  switch (effect.do) {
    case 'set':
      return !effect.optional;
    // Money has no zero without a currency: the amount itself is the first one.
    case 'increment':
    case 'append':
      return true;
    default:
      return false;
  }
}

function planQuery(
  { world, shapes, members }: ReadModelSetting,
  fields: readonly FieldPlan[],
  { name, parameters, where }: QueryReading,
): QueryPlan {
  const asked = planFields(shapes.vocabulary, parameters, undefined);
  const roots = new Map<string, RootName>([['row', { code: 'row', variable: 'row' }]]);
  for (const { identifier, key } of asked) roots.set(identifier, { code: `asked.${key}`, variable: 'asked' });
  const checked = where?.checked;
  return {
    name: shapes.vocabulary.registry.claim(name, 'query'),
    parameters: asked,
    matches:
      checked === undefined
        ? []
        : equalities(checked.expression).flatMap((each) => toMatch(each, fields, asked)),
    ...(checked !== undefined && { where: toCode(world, members, roots, checked) }),
  };
}

interface Equality {
  readonly rowField: string;
  readonly parameter: string;
}

/** `row.x == y`, as far as such stand side by side with `&&`. */
function equalities(node: Expression): readonly Equality[] {
  if (node.kind !== 'binary') return [];
  if (node.operator === '&&') return [...equalities(node.left), ...equalities(node.right)];
  if (node.operator !== '==') return [];
  const one = toEquality(node.left, node.right) ?? toEquality(node.right, node.left);
  return one === undefined ? [] : [one];
}

function toEquality(member: Expression, name: Expression): Equality | undefined {
  if (member.kind !== 'member' || name.kind !== 'name') return undefined;
  if (member.object.kind !== 'name' || member.object.name !== 'row') return undefined;
  return { rowField: member.name, parameter: name.name };
}

/** Only where the stored JSON of equal values is equal: texts, ids, whole numbers, truth. */
function toMatch(
  { rowField, parameter }: Equality,
  fields: readonly FieldPlan[],
  asked: readonly FieldPlan[],
) {
  const field = fields.find(({ identifier }) => identifier === rowField);
  const given = asked.find(({ identifier }) => identifier === parameter);
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
