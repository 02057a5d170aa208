import type { PrimitiveType } from '#models/metamodel/fields.ts';
import type { ValueObjectId } from '#models/metamodel/ids.ts';
import type { ExpressionPlan } from './expressions.ts';
import type { Name, Place } from './names.ts';
import type { ErrorPlan } from './refusals.ts';

/** `BookId` and its maker `bookId`. */
export interface IdPlan {
  readonly name: Name;
  /** What it is the id of, in the board's words. */
  readonly of: string;
}

export type TypePlan =
  | { readonly kind: 'primitive'; readonly primitive: PrimitiveType }
  | { readonly kind: 'id'; readonly id: Name }
  | { readonly kind: 'one-of'; readonly options: readonly string[]; readonly alias?: Place }
  | { readonly kind: 'value'; readonly value: ValueShape }
  | { readonly kind: 'entity'; readonly entity: RecordShape };

/** The type of a value that is worked out. */
export type ResultTypePlan =
  | { readonly kind: 'primitive'; readonly primitive: PrimitiveType }
  | { readonly kind: 'id'; readonly id: Name }
  | { readonly kind: 'one-of'; readonly options: readonly string[] }
  | { readonly kind: 'record'; readonly place: Place }
  | { readonly kind: 'list'; readonly item: ResultTypePlan }
  | { readonly kind: 'optional'; readonly of: ResultTypePlan }
  | { readonly kind: 'unknown' };

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface FieldPlan {
  /** The property: unique among its siblings, never `type`, `id` or `status`. */
  readonly key: string;
  readonly words: string;
  /** As expressions call it. */
  readonly identifier: string;
  readonly description?: string;
  readonly type: TypePlan;
  readonly optional: boolean;
  readonly list: boolean;
  readonly bounds: Bounds;
}

/**
 * The type of a field of a message. A record of another context has no name and no file here: its fields are written where it
 * stands.
 */
export type HeardTypePlan =
  | TypePlan
  | { readonly kind: 'in-place'; readonly fields: readonly HeardFieldPlan[] };

/** A field of a message that a context hears. */
export interface HeardFieldPlan extends Omit<FieldPlan, 'type'> {
  readonly type: HeardTypePlan;
}

/** `export function cartTotal(cart: Cart): Money` */
export interface DerivedPlan {
  readonly words: string;
  readonly description?: string;
  readonly place: Place;
  readonly value: ExpressionPlan;
  readonly type: ResultTypePlan;
  /** It needs nothing that a new aggregate does not have. */
  readonly knownAtStart: boolean;
}

/** A record with named fields. */
export interface RecordShape {
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/cart-item.ts" */
  readonly file: string;
  readonly fields: readonly FieldPlan[];
}

/** The fields of a value object. */
export interface ValueShape extends RecordShape {
  readonly id: ValueObjectId;
}

export interface EntityPlan extends RecordShape {
  readonly derived: readonly DerivedPlan[];
}

export interface ValuePlan extends ValueShape {
  readonly derived: readonly DerivedPlan[];
  /** The bounds of its fields, checked after its rules: a rule names a refusal more exactly. */
  readonly checks: readonly BoundsCheck[];
  readonly rules: readonly RulePlan[];
  /** Of its checks and rules; `couponErrors`. */
  readonly errors: readonly ErrorPlan[];
}

/** The refusal of a field that is out of its bounds. */
export interface BoundsCheck {
  readonly field: FieldPlan;
  readonly error: ErrorPlan;
}

export interface RulePlan {
  /** The experts' sentence. */
  readonly text: string;
  /** When it is broken; missing: an open question asks for the check. */
  readonly broken?: ExpressionPlan;
  readonly error: ErrorPlan;
}
