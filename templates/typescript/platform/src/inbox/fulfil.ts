import {
  type CommandOrigin,
  type DomainError,
  type Handled,
  idempotencyKeyReused,
  type Kept,
  type KeptWrite,
  type Message,
  type OutboxMessage,
  type Result,
  TryAgainLater,
  type Wish,
} from '@sample/kernel';
import type { Log } from '../log.js';
import { inSpan } from '../telemetry.js';

/** Hands a command to whoever handles its kind. */
export type Dispatch<Command extends Message> = (
  command: Command,
  origin: CommandOrigin,
) => Promise<Result<Handled, DomainError>>;

export interface Fulfilment<Command extends Message> {
  /** Of the subscription that wishes. */
  readonly name: string;
  readonly dispatch: Dispatch<Command>;
  /** Where it is noted that a wish was refused, until all of its message is done. */
  readonly kept: Kept;
  readonly log: Log;
}

/**
 * Has every wish done once, however often the message is delivered. A refusal is an answer: it is logged, not tried again. That
 * others are at the same thing is none: it throws, and the message is delivered again. The writes that it gives back belong to the
 * completion of the delivery.
 */
export async function fulfil<Command extends Message>(
  fulfilment: Fulfilment<Command>,
  message: OutboxMessage,
  wishes: readonly Wish<Command>[],
): Promise<readonly KeptWrite[]> {
  const { name, kept } = fulfilment;
  const writes: KeptWrite[] = [];
  for (const [index, { command, otherwise }] of wishes.entries()) {
    // The clean-up knows by it for which delivery the key is kept.
    const key = `${message.id}/${name}/${index}`;
    if (otherwise === undefined) {
      await issue(fulfilment, message, command, key);
      continue;
    }
    // Delivered again, the command might be granted. It stays refused, or both it and what makes good would be done.
    const note = { name: `${name}/refused`, key: `${message.id}/${index}` };
    if ((await kept.find(note.name, note.key)) === undefined) {
      const refusal = await issue(fulfilment, message, command, key);
      if (refusal === undefined) continue;
      await kept.write({ ...note, value: refusal.code, expectedVersion: 0 });
    }
    await issue(fulfilment, message, otherwise, `${key}/otherwise`);
    writes.push({ ...note, value: undefined, expectedVersion: 1 });
  }
  return writes;
}

/** Has one command handled and gives its refusal; none where it is done. */
async function issue<Command extends Message>(
  { name, dispatch, log }: Fulfilment<Command>,
  { id: messageId, correlationId, traceparent: parent }: OutboxMessage,
  command: Command,
  idempotencyKey: string,
): Promise<DomainError | undefined> {
  const answer = await inSpan(`command ${command.type}`, { parent }, (traceparent) =>
    dispatch(command, { correlationId, causationId: messageId, idempotencyKey, traceparent }),
  );
  // When the message came before, this was done, perhaps in other words: the code may have changed since.
  if (answer.ok || answer.error.code === idempotencyKeyReused.code) return undefined;
  if (answer.error.kind === 'busy') throw new TryAgainLater(answer.error.message);
  const { code } = answer.error;
  log.info('policy-refused', { policy: name, command: command.type, code, messageId, correlationId });
  return answer.error;
}
