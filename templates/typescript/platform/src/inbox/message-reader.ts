import { type Heard, type OutboxMessage, PoisonMessage } from '@sample/kernel';
import { z } from 'zod';
import { describeIssues } from '../http/request-issues.js';

export interface MessageReaderOptions<Data extends object> {
  /** Without its version: "order.placed". */
  readonly name: string;
  /** The newest version that is known. */
  readonly version: number;
  readonly schema: z.core.$ZodType<Data>;
  /** For each earlier version what brings its data up to the next one. Default: none are known. */
  readonly upcasts?: Readonly<Record<number, (data: unknown) => unknown>>;
}

/**
 * Makes the function that reads one kind of message, of any version that is known. Throws `PoisonMessage` for what it cannot
 * read: another version, or data that does not fit.
 */
export function messageReader<Data extends object>({
  name,
  version,
  schema,
  upcasts = {},
}: MessageReaderOptions<Data>): (message: OutboxMessage) => Heard<Data> {
  return (message) => {
    let data: unknown = message.data;
    for (let from = message.version; from !== version; from += 1) {
      const upcast = from < version ? upcasts[from] : undefined;
      if (upcast === undefined) {
        throw new PoisonMessage(
          `${name} came in version ${message.version}; known here is version ${version}.`,
        );
      }
      data = upcastOf(message, upcast, data);
    }
    const read = z.safeDecode(schema, data as never);
    if (!read.success) {
      const issues = describeIssues('data', read.error.issues).map(
        ({ path, message: text }) => `${path}: ${text}`,
      );
      throw new PoisonMessage(`${name} version ${message.version} does not fit. ${issues.join(' ')}`);
    }
    const { id, subject, occurredAt, correlationId, traceparent } = message;
    return { id, subject, occurredAt, correlationId, traceparent, data: read.data };
  };
}

function upcastOf(
  { name, version }: OutboxMessage,
  upcast: (data: unknown) => unknown,
  data: unknown,
): unknown {
  try {
    return upcast(data);
  } catch (cause) {
    throw new PoisonMessage(`${name} version ${version} does not fit and cannot be brought up.`, { cause });
  }
}
