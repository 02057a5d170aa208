import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { errorOfKey } from '#models/readings/refusals.ts';
import { createNameRegistry } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import { inFile } from '../../names/places.ts';
import { RESERVED_NAMES } from '../../names/reserved-names.ts';
import type { AggregatePlan, LifecyclePlan } from '../../plan/aggregate.ts';
import type { KeyPlan } from '../../plan/commands.ts';
import type { EntityPlan } from '../../plan/fields.ts';
import type { ReadSlot } from '../../plan/scenarios.ts';
import { findExpression, namesOfRecord } from './expression-plans.ts';
import { createErrorCatalog, type ErrorCatalog } from './names/error-catalog.ts';
import { type PlannedCommand, planCommand } from './plan-commands.ts';
import { planDerived } from './plan-derived.ts';
import { planEvents } from './plan-events.ts';
import type { AggregateShape, Shapes } from './plan-shapes.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

/** An aggregate without the scenarios of its commands: a scenario may tell of events of every aggregate of the context. */
export interface PlannedAggregate extends Omit<AggregatePlan, 'commands'> {
  readonly commands: readonly PlannedCommand[];
}

/** An aggregate and how its refusals are found by their names on the board. */
export interface AggregateWithRefusals {
  readonly plan: PlannedAggregate;
  readonly findError: ErrorCatalog['find'];
}

export function planAggregate(
  world: World,
  shapes: Shapes,
  id: ElementId,
  { shape, entities }: { readonly shape: AggregateShape; readonly entities: readonly EntityPlan[] },
): AggregateWithRefusals {
  const { names, fields } = shape;
  const { element } = names;
  const errors = createErrorCatalog();
  const events = planEvents(world, shapes, id, shape, shape.events);
  const keys = planKeys(world, shapes, id, shape, errors);
  const slots = createSlots(shapes, shape);
  const commands = shape.commands.flatMap(
    (command) =>
      planCommand(
        { world, shapes, aggregateId: id, shape, errors, events, keys, slotFor: slots.slotFor },
        command,
      ) ?? [],
  );
  const atStart = world.types.newAggregate(id)?.fields();
  const isKnown = (identifier: string) => {
    const binding = atStart?.get(identifier);
    return binding !== undefined && binding.unavailable === undefined;
  };
  const lifecycle = planLifecycle(shape);
  const plan: PlannedAggregate = {
    id,
    name: names.name,
    plural: names.plural,
    ...(element.description !== undefined && { description: element.description }),
    folder: names.folder,
    idName: names.idName,
    knownAtStart: [
      ...(lifecycle === undefined ? [] : ['status']),
      ...fields.filter((field) => field.list || field.optional).map((field) => field.key),
    ],
    reads: slots.all(),
    fields,
    derived: planDerived(
      world,
      shapes,
      shape.derived,
      {
        key: `aggregate:${id}`,
        variable: names.name.camel,
        readings: world.aggregates.get(id)?.derived ?? [],
        subject: subjectOf(world.model, 'elements', id),
      },
      isKnown,
    ),
    entities,
    ...(lifecycle !== undefined && { lifecycle }),
    keys,
    commands,
    events,
    errors: errors.all(),
  };
  return { plan, findError: errors.find };
}

function planLifecycle({ names }: AggregateShape): LifecyclePlan | undefined {
  const lifecycle = names.element.design?.lifecycle;
  if (lifecycle === undefined) {
    return undefined;
  }
  const { states, initial } = lifecycle;
  return {
    states: [...new Set([...states, initial])],
    initial,
    statusType: inFile(`${names.folder}/${names.name.kebab}.ts`, `${names.name.pascal}Status`),
  };
}

function planKeys(
  world: World,
  shapes: Shapes,
  id: ElementId,
  { names, fields }: AggregateShape,
  errors: ErrorCatalog,
): readonly KeyPlan[] {
  const registry = createNameRegistry([]);
  const { members } = shapes;
  const scope = { names: namesOfRecord(members.get(`aggregate:${id}`), names.name.camel), members };
  return (world.aggregates.get(id)?.keys ?? []).flatMap(({ key, when: condition }) => {
    const parts = key.fields.map((field) =>
      fields.find(({ identifier }) => identifier === toIdentifier(field)),
    );
    const known = parts.filter((field) => field !== undefined);
    if (known.length < parts.length || known.length === 0) {
      return [];
    }
    const when = findExpression(scope, condition);
    return [
      {
        name: registry.claim(key.name, 'read'),
        fields: known,
        ...(when !== undefined && { when }),
        error: errors.claim(errorOfKey({ ...key, name: toOneLine(key.name) }), 'conflict'),
      },
    ];
  });
}

/** The names under which a decision's context holds other aggregates: one for each name and aggregate. */
function createSlots({ vocabulary, aggregates }: Shapes, { names }: AggregateShape) {
  const slots = new Map<string, ReadSlot>();
  const claimKey = (words: string, preferred: string): string => {
    const key = toIdentifier(words);
    const isFree = key !== names.name.camel && [...slots.values()].every((slot) => slot.key !== key);
    return key === preferred && isFree && !RESERVED_NAMES.has(key)
      ? key
      : vocabulary.registry.claim(words, 'read').camel;
  };
  return {
    slotFor: (aggregate: ElementId, words: string): ReadSlot | undefined => {
      const read = aggregates.get(aggregate)?.names;
      if (read === undefined) {
        return undefined;
      }
      const id = `${aggregate}:${toIdentifier(words)}`;
      const slot = slots.get(id) ?? { key: claimKey(words, read.name.camel), aggregate: read };
      slots.set(id, slot);
      return slot;
    },
    all: (): readonly ReadSlot[] => [...slots.values()],
  };
}
