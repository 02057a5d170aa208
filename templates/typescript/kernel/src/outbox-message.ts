/** One message on its way out, written together with the change that caused it. */
export interface OutboxMessage {
  readonly id: string;
  /** The lasting name on the wire: `lending.copy-borrowed`. */
  readonly name: string;
  readonly version: number;
  /** `context`: for policies of the same context. `everyone`: published, other contexts may rely on its shape. */
  readonly audience: 'context' | 'everyone';
  /** The id of the aggregate it speaks of. */
  readonly subject: string;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  /** Shared by everything that one request led to. */
  readonly correlationId: string;
  /** The id of the command or message that led to this one. */
  readonly causationId: string;
  readonly data: object;
  /** The trace it belongs to, in the form of https://www.w3.org/TR/trace-context/. */
  readonly traceparent?: string | undefined;
}

/** What the domain has to say; the command handler adds when, why and about what. */
export type Announcement = Pick<OutboxMessage, 'name' | 'version' | 'audience' | 'data'>;
