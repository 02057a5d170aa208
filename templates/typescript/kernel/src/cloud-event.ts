import type { OutboxMessage } from './outbox-message.js';

/**
 * A message as it leaves for other systems: a CloudEvent in structured JSON. See
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md; the two last attributes are an extension of ours.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique within its source; the same message delivered twice has the same id. */
  readonly id: string;
  readonly source: string;
  /** The lasting name and version: `copy.borrowed.v1`. */
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The `$id` of the JSON Schema of `data`. */
  readonly dataschema: string;
  readonly data: object;
  readonly correlationid: string;
  readonly causationid: string;
}

/** `source` says who speaks, as a path: `/lending`. */
export function toCloudEvent(message: OutboxMessage, source: string): CloudEvent {
  const type = `${message.name}.v${message.version}`;
  return {
    specversion: '1.0',
    id: message.id,
    source,
    type,
    subject: message.subject,
    time: message.occurredAt,
    datacontenttype: 'application/json',
    dataschema: `urn:schema:${encodeURIComponent(type)}`,
    data: message.data,
    correlationid: message.correlationId,
    causationid: message.causationId,
  };
}
