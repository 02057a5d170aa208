import { jsonText, type OutboxMessage, toCloudEvent } from '@sample/kernel';
import { z } from 'zod';

const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  type: z.string().regex(/^.+\.v\d{1,9}$/),
  subject: z.string().max(1_000),
  time: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
  correlationid: z.string().max(200),
  causationid: z.string().max(200),
  traceparent: z.string().max(100).optional(),
});

/** A published message as it travels: a CloudEvent in structured JSON. */
export function toWire(message: OutboxMessage, source: string): string {
  const { traceparent } = message;
  return jsonText({
    ...toCloudEvent(message, `/${source}`),
    ...(traceparent !== undefined && { traceparent }),
  });
}

/** Undefined for what is no CloudEvent of ours: anybody may have put it there. */
export function fromWire(text: string): OutboxMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Not JSON, so not one of ours.
    return undefined;
  }
  const read = cloudEventSchema.safeParse(json);
  if (!read.success) return undefined;
  const { id, type, subject, time, data, correlationid, causationid, traceparent } = read.data;
  const end = type.lastIndexOf('.v');
  return {
    id,
    name: type.slice(0, end),
    version: Number(type.slice(end + 2)),
    audience: 'everyone',
    subject,
    occurredAt: new Date(time).toISOString(),
    correlationId: correlationid,
    causationId: causationid,
    data,
    ...(traceparent !== undefined && { traceparent }),
  };
}
