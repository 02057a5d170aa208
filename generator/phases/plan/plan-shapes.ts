import { toIdentifier } from '#models/expression/identifier.ts';
import type { Type } from '#models/expression/types.ts';
import type { DerivedField, Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { DerivedReading } from '#models/readings/read-aggregates.ts';
import { toOneLine } from '../../names/one-line.ts';
import { inFile } from '../../names/places.ts';
import type { MemberName, MemberNames } from '../../plan/expressions.ts';
import type { DerivedPlan, EntityPlan, FieldPlan, ResultTypePlan, ValuePlan } from '../../plan/fields.ts';
import type { Place } from '../../plan/names.ts';
import type { QuestionSubject } from '../../plan/open-questions.ts';
import { findExpression, namesOfRecord } from './expression-plans.ts';
import type { AggregateNames, Draft, Vocabulary } from './names/vocabulary.ts';
import { planFields, planNamedFields } from './plan-fields.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** The fields of one aggregate, and its derived ones without their values. */
export interface AggregateShape {
  readonly names: AggregateNames;
  readonly commands: readonly ElementId[];
  readonly events: readonly ElementId[];
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedShape[];
}

/** A derived field that has a name and a place, but no value: values refer to each other. */
export interface DerivedShape {
  readonly design: DerivedField;
  readonly index: number;
  readonly place: Place;
}

/** What every record of a context looks like, before any expression is printed. */
export interface Shapes {
  readonly vocabulary: Vocabulary;
  /** The interface of every record, by its key. */
  readonly records: ReadonlyMap<string, Place>;
  readonly aggregates: ReadonlyMap<ElementId, AggregateShape>;
  readonly members: MemberNames;
}

/** Fills the fields of every value object and entity and names the members of all records. */
export function planShapes(world: World, vocabulary: Vocabulary): Shapes {
  const members = new Map<string, ReadonlyMap<string, MemberName>>();
  const records = new Map<string, Place>();
  const aggregates = new Map<ElementId, AggregateShape>();
  const shapes: Shapes = { vocabulary, records, aggregates, members };
  const fillDerived: (() => void)[] = [];

  for (const [id, names] of vocabulary.aggregates) {
    const { fields = [], derived = [], lifecycle } = names.element.design ?? {};
    const own = lifecycle === undefined ? ['id'] : ['id', 'status'];
    const unset = world.beginnings.leftUnset.get(id);
    const plans = planNamedFields(vocabulary, fields, id, own).map((plan, index) =>
      unset?.has(toIdentifier(fields[index]?.name ?? '')) ? { ...plan, optional: true } : plan,
    );
    const file = `${names.folder}/${names.name.kebab}.ts`;
    const derivedShapes = nameDerived(vocabulary, derived, names.name.words, file);
    const { commands = [], events = [] } =
      world.clusters.clusters.find(({ aggregate }) => aggregate === id) ?? {};
    aggregates.set(id, { names, commands, events, fields: plans, derived: derivedShapes });
    records.set(`aggregate:${id}`, inFile(file, names.name.pascal));
    members.set(`aggregate:${id}`, membersOf(fields, plans, derivedShapes, own));
  }
  const addRecord = (
    key: string,
    plan: Draft<EntityPlan> | Draft<ValuePlan>,
    design: { readonly fields: readonly Field[]; readonly derived?: readonly DerivedField[] | undefined },
    owner: ElementId | undefined,
    setting: Pick<DerivedSetting, 'readings' | 'subject'>,
  ) => {
    plan.fields.push(...planFields(vocabulary, design.fields, owner));
    const derived = nameDerived(vocabulary, design.derived ?? [], plan.name.words, plan.file);
    records.set(key, inFile(plan.file, plan.name.pascal));
    members.set(key, membersOf(design.fields, plan.fields, derived));
    fillDerived.push(() =>
      plan.derived.push(
        ...planDerived(world, shapes, derived, { key, variable: plan.name.camel, ...setting }),
      ),
    );
  };
  for (const [id, value] of vocabulary.values) {
    const design = world.model.values[id];
    if (design !== undefined) {
      addRecord(`value:${id}`, value, design, undefined, {
        readings: world.values.get(id)?.derived ?? [],
        subject: subjectOf(world.model, 'values', id),
      });
    }
  }
  // Planning the fields of one entity may bring in another, which the vocabulary then knows.
  for (
    let next = vocabulary.entities()[0], count = 0;
    next !== undefined;
    next = vocabulary.entities()[count]
  ) {
    const { key, plan, design, owner, index } = next;
    addRecord(`entity:${key}`, plan, design, owner, {
      readings: world.aggregates.get(owner)?.entities[index]?.derived ?? [],
      subject: subjectOf(world.model, 'elements', owner),
    });
    count += 1;
  }
  for (const fill of fillDerived) {
    fill();
  }
  return shapes;
}

function nameDerived(
  vocabulary: Vocabulary,
  derived: readonly DerivedField[],
  owner: string,
  file: string,
): readonly DerivedShape[] {
  return derived.map((design, index) => ({
    design,
    index,
    place: inFile(file, vocabulary.registry.claim(`${owner} ${design.name}`, 'value').camel),
  }));
}

function membersOf(
  fields: readonly Field[],
  plans: readonly FieldPlan[],
  derived: readonly DerivedShape[],
  own: readonly string[] = [],
): ReadonlyMap<string, MemberName> {
  return new Map<string, MemberName>([
    ...derived.map(({ design, place }) => [toIdentifier(design.name), { derived: place }] as const),
    ...fields.map((field, index) => [toIdentifier(field.name), { key: plans[index]?.key ?? '' }] as const),
    ...own.map((key) => [key, { key }] as const),
  ]);
}

/** What the derived fields of one record are planned with. */
export interface DerivedSetting {
  /** The record's key. */
  readonly key: string;
  /** The variable that holds the record. */
  readonly variable: string;
  /** In the order of the board. */
  readonly readings: readonly DerivedReading[];
  readonly subject: QuestionSubject;
}

/** The derived fields whose value can be computed; the others become open questions. */
export function planDerived(
  world: World,
  shapes: Shapes,
  derived: readonly DerivedShape[],
  { key, variable, readings, subject }: DerivedSetting,
  knownAtStart: (identifier: string) => boolean = () => false,
): readonly DerivedPlan[] {
  const { members } = shapes;
  const scope = { names: namesOfRecord(members.get(key), variable), members };
  return derived.flatMap(({ design, index, place }) => {
    const value = findExpression(scope, readings[index]?.value);
    if (value === undefined) {
      world.ask({ kind: 'derived-field-without-value', subject, names: { field: design.name } });
      return [];
    }
    return [
      {
        words: toOneLine(design.name),
        ...(design.description !== undefined && { description: design.description }),
        place,
        value,
        type: planResultType(shapes, value.checked.type),
        knownAtStart: knownAtStart(toIdentifier(design.name)),
      },
    ];
  });
}

function planResultType(shapes: Shapes, type: Type): ResultTypePlan {
  switch (type.kind) {
    case 'id':
      return { kind: 'id', id: shapes.vocabulary.idOf(type.of) };
    case 'one-of':
      return { kind: 'one-of', options: type.options };
    case 'record': {
      const place = shapes.records.get(type.record.key);
      return place === undefined ? { kind: 'unknown' } : { kind: 'record', place };
    }
    case 'list':
      return { kind: 'list', item: planResultType(shapes, type.item) };
    case 'optional':
      return { kind: 'optional', of: planResultType(shapes, type.of) };
    case 'predicate':
      return { kind: 'primitive', primitive: 'boolean' };
    default:
      return { kind: 'primitive', primitive: type.kind };
  }
}
