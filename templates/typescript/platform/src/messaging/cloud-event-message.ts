import { err, jsonText, type OutboxMessage, ok, type Result, toCloudEvent } from '@sample/kernel';
import { z } from 'zod';
import { isTraceparent } from '../telemetry.js';

const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  type: z.string().regex(/^.+\.v\d{1,9}$/),
  subject: z.string().max(1_000),
  time: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
  correlationid: z.string().max(200),
  causationid: z.string().max(200),
  // Nothing but a hint for those who watch: a message is worth more than its trace.
  traceparent: z.string().refine(isTraceparent).optional().catch(undefined),
});

/** A published message as it travels: a CloudEvent in structured JSON. */
export function toWire(message: OutboxMessage, source: string): string {
  const { traceparent } = message;
  return jsonText({
    ...toCloudEvent(message, `/${source}`),
    ...(traceparent !== undefined && { traceparent }),
  });
}

/** A message as it came over the wire, or why it is none of ours: anybody may have put it there. */
export function fromWire(text: string): Result<OutboxMessage, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('It is no JSON.');
  }
  const read = cloudEventSchema.safeParse(json);
  if (!read.success) return err(`It is no CloudEvent of ours: ${describe(read.error)}`);
  const { id, type, subject, time, data, correlationid, causationid, traceparent } = read.data;
  const end = type.lastIndexOf('.v');
  return ok({
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
  });
}

function describe({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
