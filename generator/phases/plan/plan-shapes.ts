import { toIdentifier } from '#models/expression/identifier.ts';
import type { Type } from '#models/expression/types.ts';
import type { DerivedField, Field } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { ModelPath } from '#models/readings/model-expression.ts';
import { toOneLine } from '../../names/one-line.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { Code } from '../../plan/expressions.ts';
import type { DerivedPlan, EntityPlan, FieldPlan, ValuePlan } from '../../plan/fields.ts';
import type { Place } from '../../plan/names.ts';
import { IDS_FILE, printOptions } from '../../printing/field-types.ts';
import type { AggregateNames, Draft, Vocabulary } from './names/vocabulary.ts';
import { type MemberName, plainCode } from './plan-code.ts';
import { planFields, planNamedFields } from './plan-fields.ts';
import { subjectAt } from './question-subject.ts';
import { findCode, type MemberNames, rootsOfRecord, type World } from './world.ts';

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
    path: ModelPath,
  ) => {
    plan.fields.push(...planFields(vocabulary, design.fields, owner));
    const derived = nameDerived(vocabulary, design.derived ?? [], plan.name.words, plan.file);
    records.set(key, inFile(plan.file, plan.name.pascal));
    members.set(key, membersOf(design.fields, plan.fields, derived));
    fillDerived.push(() =>
      plan.derived.push(...planDerived(world, shapes, derived, key, plan.name.camel, path)),
    );
  };
  for (const [id, value] of vocabulary.values) {
    const design = world.model.values[id];
    if (design !== undefined) {
      addRecord(`value:${id}`, value, design, undefined, ['values', id, 'derived']);
    }
  }
  // Planning the fields of one entity may bring in another, which the vocabulary then knows.
  for (
    let next = vocabulary.entities()[0], count = 0;
    next !== undefined;
    next = vocabulary.entities()[count]
  ) {
    const { key, plan, design, owner, index } = next;
    addRecord(`entity:${key}`, plan, design, owner, [
      'elements',
      owner,
      'design',
      'entities',
      index,
      'derived',
    ]);
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

/** The derived fields whose value can be computed; the others become open questions. */
export function planDerived(
  world: World,
  shapes: Shapes,
  derived: readonly DerivedShape[],
  recordKey: string,
  variable: string,
  path: ModelPath,
  knownAtStart: (identifier: string) => boolean = () => false,
): readonly DerivedPlan[] {
  const { members } = shapes;
  const roots = rootsOfRecord(members.get(recordKey), variable);
  return derived.flatMap(({ design, index, place }) => {
    const at = [...path, index, 'value'];
    const value = findCode(world, members, roots, at);
    const type = world.findExpression(...at)?.type;
    if (value === undefined || type === undefined) {
      const subject = subjectAt(world.model, path);
      world.ask({ kind: 'derived-field-without-value', subject, names: { field: design.name } });
      return [];
    }
    return [
      {
        words: toOneLine(design.name),
        ...(design.description !== undefined && { description: design.description }),
        place,
        value,
        type: printType(shapes, world.project.kernelPackage, type),
        knownAtStart: knownAtStart(toIdentifier(design.name)),
      },
    ];
  });
}

/** The TypeScript type of an expression's value. */
function printType(shapes: Shapes, kernelPackage: string, type: Type): Code {
  switch (type.kind) {
    case 'id': {
      const { pascal } = shapes.vocabulary.idOf(type.of);
      return { code: pascal, uses: [inFile(IDS_FILE, pascal)], variables: [] };
    }
    case 'one-of':
      return plainCode(printOptions(type.options));
    case 'record': {
      const place = shapes.records.get(type.record.key);
      return place === undefined
        ? plainCode('unknown')
        : { code: place.symbol, uses: [place], variables: [] };
    }
    case 'list': {
      const item = printType(shapes, kernelPackage, type.item);
      return { ...item, code: `readonly ${item.code.includes(' | ') ? `(${item.code})` : item.code}[]` };
    }
    case 'optional': {
      const { code, uses, variables } = printType(shapes, kernelPackage, type.of);
      return { code: `${code} | undefined`, uses, variables };
    }
    case 'predicate':
      return plainCode('boolean');
    case 'money':
      return { code: 'Money', uses: [inPackage(kernelPackage, 'Money')], variables: [] };
    case 'integer':
    case 'decimal':
    case 'duration':
      return plainCode('number');
    case 'boolean':
      return plainCode('boolean');
    default:
      return plainCode('string');
  }
}
