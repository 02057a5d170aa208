/** A message as a policy or a projection hears it: its data read and checked, in the words of the context that hears. */
export interface Heard<Data extends object> {
  /** The same message delivered twice has the same id. */
  readonly id: string;
  /** The id of the aggregate it speaks of. */
  readonly subject: string;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly correlationId: string;
  /** The trace it belongs to, in the form of https://www.w3.org/TR/trace-context/. */
  readonly traceparent?: string | undefined;
  readonly data: Data;
}
