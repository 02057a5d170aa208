import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ContextId, ElementId, ValueObjectId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { findEntity } from '#models/readings/find-entity.ts';
import { claimKeys } from '../../names/name-registry.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { MemberNames, NamedValue } from '../../plan/expressions.ts';
import type { HeardFieldPlan } from '../../plan/fields.ts';
import type { HeardPlan } from '../../plan/messages.ts';
import type { Name } from '../../plan/names.ts';
import type { Translation } from '../../plan/systems.ts';
import { joinMembers, keysOf, namesOfFields, variableNamed } from './expression-plans.ts';
import { planFields } from './plan-fields.ts';
import { upcastName } from './plan-published.ts';
import type { Shapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** Another context as this one knows it: by its name and by what it publishes. */
export interface Upstream {
  readonly name: Name;
  readonly publishedPackage: string;
  /** What one of its events is called in its own code; undefined for one that has none. */
  readonly eventName: (event: ElementId) => Name | undefined;
}

/** A message, and how expressions read the records that are written out in place in it. */
export interface HeardMessage {
  readonly plan: HeardPlan;
  readonly members: MemberNames;
}

/** Every kind of message that a context hears, each planned once. */
export interface HeardMessages {
  /** Undefined when nobody sends it: its event belongs to no aggregate that has code, or is not published. */
  readonly hear: (event: ElementId, isForeign: boolean) => HeardMessage | undefined;
  readonly all: () => readonly HeardPlan[];
}

export interface HearingSetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly contextName: Name;
  readonly aggregates: readonly AggregatePlan[];
  readonly upstreamOf: (event: ElementId) => Upstream | undefined;
  /** The translations of the relationship with the context that an event belongs to. */
  readonly translationsOf: (event: ElementId) => readonly Translation[];
}

/** Messages are planned when they are first asked for: only what somebody hears is in the plan. */
export function createHeardMessages(setting: HearingSetting): HeardMessages {
  const known = new Map<ElementId, HeardMessage>();
  return {
    hear(event, isForeign) {
      const found = known.get(event) ?? (isForeign ? planForeign(setting, event) : planOwn(setting, event));
      if (found !== undefined) known.set(event, found);
      return found;
    },
    all: () =>
      [...known.values()]
        .map(({ plan }) => plan)
        .sort((one, other) => (one.name.camel < other.name.camel ? -1 : 1)),
  };
}

function planOwn(
  { world, contextName, aggregates }: HearingSetting,
  id: ElementId,
): HeardMessage | undefined {
  for (const aggregate of aggregates) {
    const event = aggregate.events.find((each) => each.id === id);
    if (event === undefined) continue;
    // As expressions call it: words for people have lost the characters that nobody can see.
    const text = findElement(world.model, aggregate.id, 'aggregate')?.text ?? '';
    const plan: HeardPlan = {
      event: id,
      name: event.name,
      wireName: messageNameOf(world, contextName, event),
      version: 1,
      type: inFile(event.file, event.name.pascal),
      read: inFile('src/json/heard.ts', `read${event.name.pascal}`),
      fields: event.payload,
      subject: { identifier: toIdentifier(`${text} id`), id: aggregate.idName },
      earlier: [],
    };
    return { plan, members: new Map() };
  }
  return undefined;
}

/** What the context that an event happens in calls its message. */
export function messageNameOf(
  world: World,
  { slug }: Name,
  { id, name }: Pick<EventPlan, 'id' | 'name'>,
): string {
  return world.storedName('messages', id, `${slug}.${name.kebab}`);
}

function planForeign(setting: HearingSetting, id: ElementId): HeardMessage | undefined {
  const { world, shapes, upstreamOf } = setting;
  const element = findElement(world.model, id, 'event');
  const published = element?.design?.published;
  const aggregate = world.clusters.aggregateOfEvent.get(id);
  const owner = findElement(world.model, aggregate, 'aggregate');
  const upstream = upstreamOf(id);
  // An aggregate without commands has no code: nothing ever happens to it, and nobody sends what would.
  const theirName = upstream?.eventName(id);
  if (element === undefined || published === undefined || owner === undefined) return undefined;
  if (upstream === undefined || theirName === undefined) return undefined;
  const { vocabulary } = shapes;
  const name = vocabulary.registry.claim(element.text, 'event', (each) => [`read${each.pascal}`]);
  const file = `src/acl/${upstream.name.kebab}/${name.kebab}.ts`;
  const declared = published.fields === undefined ? (element.design?.payload ?? []) : sentFields(world, id);
  const travelling = planTravelling(setting, declared, aggregate, []);
  const plan: HeardPlan = {
    event: id,
    name,
    wireName: published.name,
    version: published.version,
    upstream: {
      name: upstream.name,
      publishedPackage: upstream.publishedPackage,
      translations: setting.translationsOf(id),
    },
    type: inFile(file, name.pascal),
    read: inFile(file, `read${name.pascal}`),
    fields: travelling.fields,
    subject: { identifier: toIdentifier(`${owner.text} id`), id: vocabulary.idOf(owner.text) },
    earlier: (published.earlier ?? [])
      .map(({ version }) => version)
      .sort((one, other) => other - one)
      .map((version) => ({
        version,
        upcast: inPackage(upstream.publishedPackage, upcastName(theirName, version)),
      })),
  };
  return { plan, members: travelling.members };
}

/** The published fields of an event that something gives a value: the others are not sent. */
function sentFields({ events }: World, id: ElementId): readonly Field[] {
  return (events.get(id)?.published ?? []).flatMap(({ field, value }) =>
    value?.checked === undefined ? [] : [field],
  );
}

interface TravellingFields {
  readonly fields: readonly HeardFieldPlan[];
  /** Of the records in them. */
  readonly members: MemberNames;
}

/** Fields as they travel: records of other contexts are written out in place, and one that holds itself is left out. */
function planTravelling(
  setting: HearingSetting,
  fields: readonly Field[],
  owner: ElementId | undefined,
  inside: readonly string[],
): TravellingFields {
  const keys = claimKeys(fields.map(({ name }) => name));
  const planned = fields.map((field, index) => {
    const { fields: own, members } = planTravellingField(setting, field, owner, inside);
    return { fields: own.map((plan) => ({ ...plan, key: keys[index] ?? plan.key })), members };
  });
  return {
    fields: planned.flatMap((each) => each.fields),
    members: joinMembers(planned.map(({ members }) => members)),
  };
}

function planTravellingField(
  setting: HearingSetting,
  field: Field,
  owner: ElementId | undefined,
  inside: readonly string[],
): TravellingFields {
  const { types } = setting.shapes;
  const record = recordOf(setting.world, field, owner);
  if (record === undefined) return { fields: planFields(types, [field], owner), members: new Map() };
  if (inside.includes(record.key)) return { fields: [], members: new Map() };
  const parts = planTravelling(setting, record.fields, record.owner, [...inside, record.key]);
  return {
    fields: planFields(types, [{ ...field, type: 'text' }], owner).map((plan) => ({
      ...plan,
      type: { kind: 'in-place', fields: parts.fields },
    })),
    members: joinMembers([parts.members, new Map([[`travelling:${record.key}`, keysOf(parts.fields)]])]),
  };
}

function recordOf({ model }: World, field: Field, owner: ElementId | undefined) {
  if (field.type === 'value') {
    const value = Object.hasOwn(model.values, field.of) ? model.values[field.of as ValueObjectId] : undefined;
    return value && { key: `value:${field.of}`, fields: value.fields, owner: undefined };
  }
  if (field.type !== 'entity') return undefined;
  const found = findEntity(model, field.of, owner);
  const key = `entity:${found?.owner}:${toIdentifier(field.of)}`;
  return found && { key, fields: found.entity.fields, owner: found.owner };
}

/** The names of a reaction to a message: what it tells, and whose event it is. */
export function namesOfHeard({ fields, subject }: HeardPlan): ReadonlyMap<string, NamedValue> {
  return new Map<string, NamedValue>([
    // A field of that name comes first: it is what a read model takes over, and in a reaction nobody can say which is meant.
    ['now', variableNamed('occurredAt')],
    ...(subject === undefined
      ? []
      : [[subject.identifier, { kind: 'id', variable: 'subject', id: subject.id }] as const]),
    ...namesOfFields(fields, 'data'),
  ]);
}

/** The context that publishes an event. */
export function upstreamsOf(
  contexts: readonly { readonly id: ContextId | undefined; readonly upstream: Upstream }[],
  contextOfEvent: (event: ElementId) => ContextId | undefined,
): HearingSetting['upstreamOf'] {
  return (event) => {
    const home = contextOfEvent(event);
    return contexts.find(({ id }) => id === home)?.upstream;
  };
}
