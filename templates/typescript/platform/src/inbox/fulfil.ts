import {
  type CommandOrigin,
  type DomainError,
  type Handled,
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
  readonly log: Log;
}

/**
 * Has every wish done once, however often the message is delivered. A refusal is an answer: it is logged, not tried again. That
 * others are at the same thing is none: it throws, and the message is delivered again.
 */
export async function fulfil<Command extends Message>(
  { name, dispatch, log }: Fulfilment<Command>,
  message: OutboxMessage,
  wishes: readonly Wish<Command>[],
): Promise<void> {
  for (const [index, { command, otherwise }] of wishes.entries()) {
    const origin = {
      correlationId: message.correlationId,
      causationId: message.id,
      idempotencyKey: `${message.id}/${name}/${index}`,
      traceparent: message.traceparent,
    };
    const answer = await issue(dispatch, command, origin);
    if (answer.ok) continue;
    const facts = { policy: name, command: command.type, code: answer.error.code, ...ids(message) };
    log.info('policy-refused', facts);
    if (otherwise === undefined) continue;
    const second = await issue(dispatch, otherwise, {
      ...origin,
      idempotencyKey: `${origin.idempotencyKey}/otherwise`,
    });
    if (!second.ok) {
      log.info('policy-refused', { ...facts, command: otherwise.type, code: second.error.code });
    }
  }
}

function ids({ id, correlationId }: OutboxMessage) {
  return { messageId: id, correlationId };
}

async function issue<Command extends Message>(
  dispatch: Dispatch<Command>,
  command: Command,
  origin: CommandOrigin,
): ReturnType<Dispatch<Command>> {
  const answer = await inSpan(`command ${command.type}`, { parent: origin.traceparent }, (traceparent) =>
    dispatch(command, { ...origin, traceparent }),
  );
  if (!answer.ok && answer.error.kind === 'busy') throw new TryAgainLater(answer.error.message);
  return answer;
}
