import type { Heard } from './heard.js';

/** Why an external system is asked: an answer that got lost is asked for again under the same key. */
export interface CallOrigin {
  readonly correlationId: string;
  readonly idempotencyKey: string;
  /** The trace it belongs to, in the form of https://www.w3.org/TR/trace-context/. */
  readonly traceparent?: string | undefined;
}

/** The origin of a call that is made because of a message. `asker` says who asks: "policy/collect-when-placed". */
export function callOrigin(heard: Heard<object>, asker: string): CallOrigin {
  return {
    correlationId: heard.correlationId,
    idempotencyKey: `${heard.id}/${asker}`,
    traceparent: heard.traceparent,
  };
}
