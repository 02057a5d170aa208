import { err, jsonText, type OutboxMessage, ok, type Result, toCloudEvent } from '@sample/kernel';
import { z } from 'zod';
import { isTraceparent } from '../telemetry.js';

// Whoever hears it may add a delay to its time, and no calendar of ours ends sooner.
const earliestMs = Date.parse('0001-01-01T00:00:00Z');
const latestMs = Date.parse('9000-01-01T00:00:00Z');

const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  type: z.string().regex(/^.+\.v\d{1,9}$/),
  subject: z.string().max(1_000),
  time: z.iso.datetime().refine(isUsualTime, 'not within the years 1 to 9000'),
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
    json = JSON.parse(text, assertStorable);
  } catch (error) {
    return err(error instanceof NotStorable ? error.message : 'It is no JSON.');
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

/** Thrown while JSON is read; it never leaves this file. */
class NotStorable extends Error {}

/** JSON may write what PostgreSQL does not take as text: U+0000, or one half of a pair of surrogates. */
function assertStorable(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === 'string' && /\0|\p{Surrogate}/u.test(text)) {
      throw new NotStorable('It holds U+0000 or half of a surrogate pair, which no database takes as text.');
    }
  }
  return value;
}

function isUsualTime(time: string): boolean {
  const timeMs = Date.parse(time);
  return timeMs >= earliestMs && timeMs < latestMs;
}

function describe({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
