import { toIdentifier } from '../expression/identifier.ts';
import type { Binding, RecordType } from '../expression/types.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import type { ModelExpression, ModelPath } from './model-expression.ts';
import { type EffectReading, readEffects } from './read-effects.ts';
import { mergeNames, type Reading } from './reading.ts';

/** A field of a message with what gives its value. */
export interface SourceReading {
  readonly field: Field;
  /** Written, or implied by an equal name. Missing: nothing gives it. */
  readonly value?: ModelExpression;
}

/** An earlier version of a published event, and how each field of the next version follows from it. */
export interface EarlierVersionReading {
  readonly version: number;
  /** One for every field of the next version, in its order. */
  readonly upcast: readonly SourceReading[];
}

/** The expressions of an event. */
export interface EventReading {
  /** In the order of the board and complete; none for an event without an aggregate. */
  readonly effects: readonly EffectReading[];
  /** One for every field that the team gave the published event, in its order. */
  readonly published: readonly SourceReading[];
  /** In the order of the board and complete. */
  readonly earlier: readonly EarlierVersionReading[];
}

/** Reads what an event changes, what other contexts learn of it, and how its earlier versions become the present one. */
export function readEvent(reading: Reading, id: ElementId, event: ElementOf<'event'>): EventReading {
  if (event.design === undefined) return { effects: [], published: [], earlier: [] };
  const { clusters, beginnings, types } = reading;
  const aggregate = clusters.aggregateOfEvent.get(id);
  const payload = types.bindings(event.design?.payload ?? [], aggregate);
  const after = aggregate === undefined ? undefined : types.aggregate(aggregate);
  const before =
    aggregate !== undefined && beginnings.isBeginning(id) ? types.newAggregate(aggregate) : after;
  const effects =
    before === undefined || after === undefined
      ? []
      : readEffects(reading, {
          path: ['elements', id, 'design', 'effects'],
          effects: event.design?.effects ?? [],
          scope: { names: mergeNames(payload, rootOf(before)) },
          fields: storedFields(after),
        });
  const names = mergeNames(payload, after === undefined ? [] : rootOf(after));
  return {
    effects,
    published: readPublished(reading, id, event, { names, aggregate: after }),
    earlier: readEarlierVersions(reading, id, event),
  };
}

/** Fields without a value are taken from the payload, then from the aggregate, by their names. */
function readPublished(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'event'>,
  given: { readonly names: ReadonlyMap<string, Binding>; readonly aggregate: RecordType | undefined },
): readonly SourceReading[] {
  const { names, aggregate } = given;
  return readSources(reading, {
    path: ['elements', id, 'design', 'published', 'values'],
    fields: design?.published?.fields ?? [],
    owner: reading.clusters.aggregateOfEvent.get(id),
    written: design?.published?.values ?? {},
    names,
    sourceOf: (name) => (names.has(name) ? [name] : sourceIn(aggregate, name)),
  });
}

/** Every field of the next version, by its name or as it was written, over the fields of the earlier one. */
function readEarlierVersions(
  reading: Reading,
  id: ElementId,
  { design }: ElementOf<'event'>,
): readonly EarlierVersionReading[] {
  const { types, clusters } = reading;
  const owner = clusters.aggregateOfEvent.get(id);
  const published = design?.published;
  const earlier = published?.earlier ?? [];
  return earlier.map(({ version, fields, upcast = {} }, index) => {
    const next =
      earlier.find((each) => each.version === version + 1)?.fields ?? published?.fields ?? design?.payload;
    const names = types.bindings(fields, owner);
    const path = ['elements', id, 'design', 'published', 'earlier', index, 'upcast'];
    const sourceOf = (name: string) => (names.has(name) ? [name] : undefined);
    return {
      version,
      upcast: readSources(reading, { path, fields: next ?? [], owner, written: upcast, names, sourceOf }),
    };
  });
}

interface Sources {
  readonly path: ModelPath;
  readonly fields: readonly Field[];
  /** The aggregate whose entities the fields may hold. */
  readonly owner: ElementId | undefined;
  /** Field name -> expression. */
  readonly written: Readonly<Record<string, string>>;
  readonly names: ReadonlyMap<string, Binding>;
  /** What gives a field that nobody wrote an expression for, by the field's identifier. */
  readonly sourceOf: (name: string) => readonly string[] | undefined;
}

function readSources(
  reading: Reading,
  { path, fields, owner, written, names, sourceOf }: Sources,
): readonly SourceReading[] {
  const byName = new Map(Object.entries(written).map((entry) => [toIdentifier(entry[0]), entry] as const));
  return fields.map((field): SourceReading => {
    const name = toIdentifier(field.name);
    const expected = reading.types.typeOf(field, owner);
    const [key, text] = byName.get(name) ?? [];
    if (key !== undefined && text !== undefined) {
      return { field, value: reading.read({ path: [...path, key], text, scope: { names }, expected }) };
    }
    const source = sourceOf(name);
    if (source === undefined) return { field };
    const at = [...path, field.name];
    return { field, value: reading.imply({ path: at, names: source, scope: { names }, expected }) };
  });
}

function sourceIn(aggregate: RecordType | undefined, name: string): readonly string[] | undefined {
  if (aggregate === undefined) return undefined;
  const root = toIdentifier(aggregate.name);
  if (name === toIdentifier(`${aggregate.name} id`)) return [root, 'id'];
  return aggregate.fields().has(name) ? [root, name] : undefined;
}

function rootOf(record: RecordType): readonly (readonly [string, Binding])[] {
  return [[toIdentifier(record.name), { type: { kind: 'record', record } }]];
}

function storedFields(record: RecordType): ReadonlyMap<string, Binding> {
  return new Map([...record.fields()].filter(([, { derived }]) => derived === undefined));
}
