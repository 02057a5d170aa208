import { toIdentifier } from '#models/expression/identifier.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { capitalize } from '#models/words/capitalize.ts';
import { needsNoFunction } from '../../facts/expression-facts.ts';
import { holdsItself } from '../../facts/recursion.ts';
import { claimKeys, toKebab } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { PublishedPlan } from '../../plan/published.ts';
import { findExpression, namesOfFields } from './expression-plans.ts';
import { namesOfPayload } from './plan-events.ts';
import { planFields } from './plan-fields.ts';
import type { Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** The published faces of an aggregate's events. */
export function planPublished(
  world: World,
  shapes: Shapes,
  aggregate: AggregatePlan,
): readonly PublishedPlan[] {
  return aggregate.events.flatMap((event) => {
    const published = findElement(world.model, event.id, 'event')?.design?.published;
    if (published === undefined) {
      return [];
    }
    const all =
      published.fields === undefined
        ? { fields: event.payload, values: event.payload.map(toItself) }
        : planWireFields(world, shapes, aggregate, event);
    const parts = withoutEndless(world, event, all);
    return [
      {
        aggregate,
        event,
        wireName: toOneLine(published.name) || event.name.kebab,
        version: published.version,
        name: versioned(event.name, published.version),
        earlier: planEarlier(world, shapes, aggregate, event),
        ...parts,
      },
    ];
  });
}

/** Leaves out fields whose type contains itself: their wire form, written out in full, would have no end. */
function withoutEndless(
  world: World,
  { id }: EventPlan,
  { values }: Pick<PublishedPlan, 'values'>,
): Pick<PublishedPlan, 'fields' | 'values'> {
  const flat = values.filter(({ field }) => !holdsItself(field.type));
  for (const { field } of values.filter((value) => !flat.includes(value))) {
    const subject = subjectOf(world.model, 'elements', id);
    world.ask({ kind: 'published-field-contains-itself', subject, names: { field: field.words } });
  }
  return { fields: flat.map(({ field }) => field), values: flat };
}

function toItself(field: FieldPlan): PublishedPlan['values'][number] {
  return { field, value: { kind: 'field', variable: 'data', key: field.key }, optional: field.optional };
}

/** Wire fields that nothing gives a value are left out and become open questions. */
function planWireFields(
  world: World,
  shapes: Shapes,
  aggregate: AggregatePlan,
  event: EventPlan,
): Pick<PublishedPlan, 'fields' | 'values'> {
  const shape = shapes.aggregates.get(aggregate.id);
  const names = shape === undefined ? new Map() : namesOfPayload(shape, event.declared);
  const scope = { names, members: shapes.members };
  const sources = world.events.get(event.id)?.published ?? [];
  const plans = planFields(
    shapes.types,
    sources.map(({ field }) => field),
    aggregate.id,
  );
  const values = plans.flatMap((field, index) => {
    const value = findExpression(scope, sources[index]?.value);
    if (value === undefined) {
      const subject = subjectOf(world.model, 'elements', event.id);
      world.ask({ kind: 'published-field-without-source', subject, names: { field: field.words } });
      return [];
    }
    return [{ field, value, optional: value.isOptional }];
  });
  return { fields: values.map(({ field }) => field), values };
}

/** The function of the published package that brings an earlier version of an event up to the next one. */
export function upcastName(event: Name, version: number): string {
  return `upcast${versioned(event, version).pascal}`;
}

function versioned({ words, camel }: Name, version: number): Name {
  const name = `${camel}V${version}`;
  return {
    words: `${words} v${version}`,
    camel: name,
    pascal: capitalize(name),
    kebab: toKebab(name),
    slug: toKebab(name),
  };
}

/** A value that reads the same on the wire as in expressions is printed; another one must bear its name in both versions. */
function planEarlier(
  world: World,
  shapes: Shapes,
  aggregate: AggregatePlan,
  event: EventPlan,
): PublishedPlan['earlier'] {
  const { earlier = [], version: newest = 1 } =
    findElement(world.model, event.id, 'event')?.design?.published ?? {};
  return earlier
    .map(({ version, fields, upcast = {} }, index) => {
      const plans = planFields(shapes.types, fields, aggregate.id).filter(({ type }) => !holdsItself(type));
      const scope = { names: namesOfFields(plans, 'data'), members: shapes.members };
      const sources = world.events.get(event.id)?.earlier[index]?.upcast ?? [];
      const values = Object.keys(upcast)
        .sort()
        .flatMap((words) => {
          const source = sources.find(({ field }) => toIdentifier(field.name) === toIdentifier(words));
          const value = findExpression(scope, source?.value);
          const [key = ''] = claimKeys([words]);
          // The package of the published messages has no functions but its own.
          if (value === undefined || !needsNoFunction(value)) {
            const subject = subjectOf(world.model, 'elements', event.id);
            world.ask({ kind: 'upcast-not-computable', subject, names: { field: words } });
            return [];
          }
          return [{ key, value }];
        });
      return {
        version,
        name: versioned(event.name, version),
        next: versioned(event.name, version + 1),
        fields: plans,
        values,
      };
    })
    .filter(({ version }) => version < newest)
    .sort((one, other) => other.version - one.version);
}
