import { errorOfRule } from '#models/readings/refusals.ts';
import { isBounded } from '../../facts/bounds.ts';
import type { DerivedPlan, EntityPlan, RulePlan, ValuePlan } from '../../plan/fields.ts';
import { findOpposite, namesOfRecord } from './expression-plans.ts';
import { createErrorCatalog } from './names/error-catalog.ts';
import { planDerived } from './plan-derived.ts';
import type { DeclaredEntity, DeclaredValue, Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** An entity with the place that it has on the board. */
export interface PlannedEntity {
  readonly owner: DeclaredEntity['named']['owner'];
  readonly plan: EntityPlan;
}

/** The value objects and entities of a context with what follows from their fields and what their rules refuse. */
export function planRecords(
  world: World,
  shapes: Shapes,
): { readonly values: readonly ValuePlan[]; readonly entities: readonly PlannedEntity[] } {
  const derivedOfValues = shapes.values.map((value) => planDerivedOfValue(world, shapes, value));
  const entities = shapes.entities.map((entity) => planEntity(world, shapes, entity));
  const values = shapes.values.map((value, index) =>
    planValue(world, shapes, value, derivedOfValues[index] ?? []),
  );
  return { values, entities };
}

function planDerivedOfValue(
  world: World,
  shapes: Shapes,
  { key, named, shape, derived }: DeclaredValue,
): readonly DerivedPlan[] {
  return planDerived(world, shapes, derived, {
    key,
    variable: shape.name.camel,
    readings: world.values.get(named.id)?.derived ?? [],
    subject: subjectOf(world.model, 'values', named.id),
  });
}

function planEntity(
  world: World,
  shapes: Shapes,
  { key, named, shape, derived }: DeclaredEntity,
): PlannedEntity {
  const { owner, index } = named;
  const plans = planDerived(world, shapes, derived, {
    key,
    variable: shape.name.camel,
    readings: world.aggregates.get(owner)?.entities[index]?.derived ?? [],
    subject: subjectOf(world.model, 'elements', owner),
  });
  return { owner, plan: { ...shape, derived: plans } };
}

function planValue(
  world: World,
  { members }: Shapes,
  { key, named, shape }: DeclaredValue,
  derived: readonly DerivedPlan[],
): ValuePlan {
  const errors = createErrorCatalog();
  const scope = { names: namesOfRecord(members.get(key), shape.name.camel), members };
  const rules = (world.values.get(named.id)?.rules ?? []).map(({ rule, check }): RulePlan => {
    const { text, error } = rule;
    const broken = findOpposite(scope, check);
    if (broken === undefined) {
      const subject = subjectOf(world.model, 'values', named.id);
      world.ask({ kind: 'rule-without-check', subject, names: { rule: text } });
    }
    return {
      text,
      ...(broken !== undefined && { broken }),
      error: errors.claim(errorOfRule({ text, error }), 'invalid'),
    };
  });
  const checks = shape.fields
    .filter(isBounded)
    .map((field) => ({ field, error: errors.claim(`${field.words} Not Valid`, 'invalid') }));
  return { ...shape, derived, checks, rules, errors: errors.all() };
}
