import type { ElementId } from '#models/metamodel/ids.ts';
import type { HeardFieldPlan } from './fields.ts';
import type { Name, Place } from './names.ts';
import type { Translation } from './systems.ts';

/** A kind of message that a context receives. */
export interface HeardPlan {
  readonly event: ElementId;
  /** As the context calls the event; unique. */
  readonly name: Name;
  /** Without its version: "order.placed", "payments.payment-requested". */
  readonly wireName: string;
  readonly version: number;
  /** The context that publishes it; undefined for an event of this one. */
  readonly upstream?: {
    readonly name: Name;
    readonly publishedPackage: string;
    /** The table between its words and those of this context, where an anti-corruption layer stands. */
    readonly translations: readonly Translation[];
  };
  /** The type of its data. */
  readonly type: Place;
  /** The function that reads a message. */
  readonly read: Place;
  /** What it tells, in the types of this context. */
  readonly fields: readonly HeardFieldPlan[];
  /** The name of its aggregate's id in expressions, and its id type. */
  readonly subject?: { readonly identifier: string; readonly id: Name };
  /** Earlier versions, newest first, each with the published function that brings it up by one. */
  readonly earlier: readonly { readonly version: number; readonly upcast: Place }[];
}
