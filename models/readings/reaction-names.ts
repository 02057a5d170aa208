import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, primitive, type RecordType, type Type } from '../expression/types.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import { findElement } from './aggregate-clusters.ts';
import { mergeNames, type Reading } from './reading.ts';

/** The context that an event or a command belongs to: that of its aggregate, else the one it stands in. */
export function homeOf({ clusters, contexts }: Reading, id: ElementId): ContextId | undefined {
  const aggregate = clusters.aggregateOfEvent.get(id) ?? clusters.aggregateOfCommand.get(id);
  return contexts.get(aggregate ?? id);
}

/**
 * What an event tells those who hear of it: in its own context its payload, in another one its published face, which
 * holds no more than what travels. Besides, in both, whose event it is ("order id").
 */
export function messageNames(
  reading: Reading,
  event: ElementId,
  isForeign: boolean,
): ReadonlyMap<string, Binding> {
  const { model, clusters, types } = reading;
  const aggregate = clusters.aggregateOfEvent.get(event);
  const { payload = [], published } = findElement(model, event, 'event')?.design ?? {};
  const declared = types.bindings((isForeign ? published?.fields : undefined) ?? payload, aggregate);
  const told = isForeign ? asTheyTravel(declared) : declared;
  const text = findElement(model, aggregate, 'aggregate')?.text;
  const subject = toIdentifier(`${text ?? ''} id`);
  if (text === undefined || told.has(subject)) return told;
  return new Map([...told, [subject, { type: { kind: 'id', of: toIdentifier(text) } }]]);
}

/** What a reaction to a message hears: what the message tells, and when it happened. */
export function reactionNames(
  reading: Reading,
  event: ElementId,
  isForeign: boolean,
): ReadonlyMap<string, Binding> {
  const now: readonly [string, Binding] = ['now', { type: primitive('time') }];
  return mergeNames(messageNames(reading, event, isForeign), [now]);
}

/** Follows from a record what does not travel with it: its derived fields. */
function asTheyTravel(bindings: ReadonlyMap<string, Binding>): ReadonlyMap<string, Binding> {
  return new Map(
    [...bindings].map(([name, binding]) => [name, { ...binding, type: travelling(binding.type) }]),
  );
}

function travelling(type: Type): Type {
  switch (type.kind) {
    case 'list':
      return { kind: 'list', item: travelling(type.item) };
    case 'optional':
      return { kind: 'optional', of: travelling(type.of) };
    case 'record':
      return { kind: 'record', record: travellingRecord(type.record) };
    default:
      return type;
  }
}

function travellingRecord(record: RecordType): RecordType {
  return {
    key: `travelling:${record.key}`,
    name: record.name,
    fields: () =>
      asTheyTravel(new Map([...record.fields()].filter(([, { derived }]) => derived === undefined))),
  };
}
