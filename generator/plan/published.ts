import type { AggregatePlan } from './aggregate.ts';
import type { EventPlan } from './events.ts';
import type { ComputedValue, ExpressionPlan } from './expressions.ts';
import type { FieldPlan } from './fields.ts';
import type { Name } from './names.ts';

/** An event as other contexts see it: `order.placed`, version 1. */
export interface PublishedPlan {
  readonly aggregate: AggregatePlan;
  readonly event: EventPlan;
  /** The stable name on the wire: "order.placed". */
  readonly wireName: string;
  readonly version: number;
  /** `OrderPlacedV1` */
  readonly name: Name;
  readonly fields: readonly FieldPlan[];
  /** Versions that are no longer sent and still read, newest first. */
  readonly earlier: readonly EarlierPlan[];
  /** The value of each field, from the event's `data` and the aggregate after the event. */
  readonly values: readonly {
    readonly field: FieldPlan;
    readonly value: ComputedValue;
    readonly optional: boolean;
  }[];
}

/** `OrderPlacedV1`, and what makes an `OrderPlacedV2` of one. */
export interface EarlierPlan {
  readonly version: number;
  readonly name: Name;
  /** The next version. */
  readonly next: Name;
  readonly fields: readonly FieldPlan[];
  /** Fields of the next version, over the `data` of this one; fields it does not know are left as they are. */
  readonly values: readonly { readonly key: string; readonly value: ExpressionPlan }[];
}
