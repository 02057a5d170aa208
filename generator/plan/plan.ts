import type { PrimitiveType } from '#models/metamodel/fields.ts';
import type { ContextId, ElementId, ScenarioId, ValueObjectId } from '#models/metamodel/ids.ts';
import type { ReactionsPlan } from './reactions.ts';

/**
 * What the emitters print: the model with every name turned into an identifier, every reference resolved, every
 * expression checked and printed, every file given its place. A plan is plain data and holds no sticky text
 * outside the fields named `words`, `text`, `description` and `options`: those go into comments and string literals only.
 */
export interface Plan {
  readonly project: ProjectPlan;
  readonly contexts: readonly ContextPlan[];
  /** Contexts that are not generated, and whose older published messages one that is generated brings up. */
  readonly upstreams: readonly ContextPlan[];
  readonly owed: readonly Owed[];
}

/** Something the team has not said yet, in a sentence for the report. The code runs without it. */
export interface Owed {
  readonly message: string;
  readonly elementId?: ElementId;
}

export interface ProjectPlan {
  /** A valid npm name without a scope: "bookly". */
  readonly name: string;
  readonly words: string;
  readonly purpose?: string;
  /** "@bookly/kernel" */
  readonly kernelPackage: string;
  /** What keeps its capitals in the middle of a sentence: external systems and contexts. The longest come first. */
  readonly properNames: readonly string[];
}

/** One name in every form that code needs. All forms are safe and unique in their context. */
export interface Name {
  /** As people wrote it, on one line. */
  readonly words: string;
  /** "bookAddedToCart" */
  readonly camel: string;
  /** "BookAddedToCart" */
  readonly pascal: string;
  /** "book-added-to-cart": lower-case letters of any script, for files and codes. */
  readonly kebab: string;
  /** The same in ASCII, for routes, tables and packages. */
  readonly slug: string;
}

/** A symbol and where it is declared: a file of the same package ("src/domain/ids.ts"), or another package. */
export interface Place {
  readonly symbol: string;
  readonly from: { readonly file: string } | { readonly package: string };
}

export interface ContextPlan {
  /** Undefined for what stands outside every context. */
  readonly id: ContextId | undefined;
  readonly name: Name;
  readonly purpose?: string;
  readonly owner?: string;
  /** "packages/orders" */
  readonly folder: string;
  /** "@bookly/orders" */
  readonly packageName: string;
  /** "packages/orders-published" and "@bookly/orders-published"; written only when something is published. */
  readonly publishedFolder: string;
  readonly publishedPackage: string;
  /** The schema of its tables: lower-case ASCII letters, digits and underscores, at most 40. */
  readonly sqlSchema: string;
  /** By the id of the aggregate, the table that it is stored in. */
  readonly tables: ReadonlyMap<ElementId, string>;
  /** By the id of the event, the lasting name of the message that this context keeps: "orders.order-placed". */
  readonly messageNames: ReadonlyMap<ElementId, string>;
  /** Every id type used here, own aggregates' and foreign ones, declared in `src/domain/ids.ts`. */
  readonly ids: readonly IdPlan[];
  readonly values: readonly ValuePlan[];
  readonly aggregates: readonly AggregatePlan[];
  readonly published: readonly PublishedPlan[];
  /** What it does about messages, its own and others'. */
  readonly reactions: ReactionsPlan;
}

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
  | { readonly kind: 'value'; readonly value: ValuePlan }
  | { readonly kind: 'entity'; readonly entity: EntityPlan };

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

/** A checked expression as TypeScript, and what the file that holds it must import. */
export interface Code {
  readonly code: string;
  readonly uses: readonly Place[];
  /** The local variables it reads: `data`, `now`, the aggregate's, a read's. */
  readonly variables: readonly string[];
}

/** `export function cartTotal(cart: Cart): Money` */
export interface DerivedPlan {
  readonly words: string;
  readonly description?: string;
  readonly place: Place;
  readonly value: Code;
  /** The TypeScript type of the value and its imports. */
  readonly type: Code;
  /** It needs nothing that a new aggregate does not have. */
  readonly knownAtStart: boolean;
}

export interface EntityPlan {
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/cart-item.ts" */
  readonly file: string;
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedPlan[];
}

export interface ValuePlan {
  readonly id: ValueObjectId;
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/values/coupon.ts" */
  readonly file: string;
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedPlan[];
  /** The bounds of its fields, checked after its rules: a rule names a refusal more exactly. */
  readonly checks: readonly BoundsCheck[];
  readonly rules: readonly RulePlan[];
  /** Of its checks and rules; `couponErrors`. */
  readonly errors: readonly ErrorPlan[];
}

/** A field that is out of its bounds when `broken` holds. */
export interface BoundsCheck {
  readonly field: FieldPlan;
  readonly broken: Code;
  readonly error: ErrorPlan;
}

/** A refusal: `refuse('cart-is-empty')`. */
export interface ErrorPlan {
  /** Lasting, unique in its catalogue. */
  readonly code: string;
  /** The refusal's name in the board's words. */
  readonly words: string;
  /** The kernel's kind: the state forbids it, a rule is broken, or the thing is not there. */
  readonly kind: 'conflict' | 'invalid' | 'not-found';
}

export interface RulePlan {
  /** The experts' sentence. */
  readonly text: string;
  /** When it is broken; missing: the team still owes the check. */
  readonly broken?: Code;
  readonly error: ErrorPlan;
}

export interface LifecyclePlan {
  readonly states: readonly string[];
  readonly initial: string;
  /** `CartStatus` */
  readonly statusType: Place;
}

/** A second way to find one aggregate: `{ fields }` is unique while `when` holds. */
export interface KeyPlan {
  readonly name: Name;
  readonly fields: readonly FieldPlan[];
  /** Over the aggregate's state, which is in scope under its camel name. */
  readonly when?: Code;
  readonly error: ErrorPlan;
}

export interface AggregatePlan {
  readonly id: ElementId;
  readonly name: Name;
  /** "carts": of routes, tables, repositories. */
  readonly plural: Name;
  readonly description?: string;
  /** "src/domain/cart" */
  readonly folder: string;
  /** `CartId` */
  readonly idName: Name;
  /** "Pick<Cart, ...>" over these: known before the first event, `id` apart. */
  readonly knownAtStart: readonly string[];
  /** What its decisions read besides itself; in its context under `key`. */
  readonly reads: readonly ReadSlot[];
  /** Without `id` and `status`. */
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedPlan[];
  readonly entities: readonly EntityPlan[];
  readonly lifecycle?: LifecyclePlan;
  readonly keys: readonly KeyPlan[];
  readonly commands: readonly CommandPlan[];
  readonly events: readonly EventPlan[];
  /** Every refusal of its commands and keys, in the order of first use. */
  readonly errors: readonly ErrorPlan[];
}

/** A place in an aggregate's decision context for another aggregate of the same bounded context. */
export interface ReadSlot {
  readonly key: string;
  readonly aggregate: Pick<AggregatePlan, 'name' | 'plural' | 'folder' | 'idName'>;
}

/** What one command puts into a slot: the aggregate with the id in `parameter`. */
export interface ReadPlan {
  readonly slot: ReadSlot;
  /** The command's field that holds its id. */
  readonly parameter: FieldPlan;
  readonly error: ErrorPlan;
}

export interface CommandPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/add-book.ts" */
  readonly file: string;
  /** Who issues it, in the board's words. */
  readonly actors: readonly string[];
  /** The target's id parameter included. */
  readonly parameters: readonly FieldPlan[];
  readonly target:
    | { readonly by: 'id'; readonly parameter: FieldPlan }
    /** A beginning under a fresh id. */
    | { readonly by: 'nothing' }
    | { readonly by: 'key'; readonly key: KeyPlan; readonly parameters: readonly FieldPlan[] };
  readonly creates: 'never' | 'always' | 'when-missing';
  /** The refusal when there is no such aggregate; beginnings never say it. */
  readonly notFound: ErrorPlan;
  /** The refusal of a beginning under an id that is taken; only those with an id parameter say it. */
  readonly exists: ErrorPlan;
  readonly reads: readonly ReadPlan[];
  readonly rules: readonly RulePlan[];
  readonly outcomes: readonly OutcomePlan[];
  readonly scenarios: readonly ScenarioPlan[];
}

export interface OutcomePlan {
  readonly event: EventPlan;
  readonly when?: Code;
  readonly payload: readonly { readonly key: string; readonly value: Code; readonly optional: boolean }[];
  /** The states in which the event may happen, where the lifecycle says so. */
  readonly allowed?: { readonly states: readonly string[]; readonly error: ErrorPlan };
}

export interface EventPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/domain/cart/book-added-to-cart.ts" */
  readonly file: string;
  /** The aggregate's id first, where the planner added it; then the board's fields in their order. */
  readonly payload: readonly FieldPlan[];
  /** The board's fields alone. */
  readonly declared: readonly FieldPlan[];
  readonly effects: readonly EffectPlan[];
  /** Whether it is an aggregate's first. */
  readonly starts: 'always' | 'maybe' | 'never';
  /** The payload field that holds the aggregate's id; every event that may be a first one has it. */
  readonly idKey?: string;
  /** Where the lifecycle goes. With several, `from` decides. */
  readonly moves: readonly { readonly from: readonly string[]; readonly to: string }[];
}

export type EffectPlan =
  | { readonly do: 'set'; readonly field: FieldPlan; readonly value: Code; readonly valueOptional: boolean }
  | { readonly do: 'clear'; readonly field: FieldPlan }
  | { readonly do: 'increment'; readonly field: FieldPlan; readonly value: Code }
  | { readonly do: 'append'; readonly field: FieldPlan; readonly value: Code }
  /** `keep` is a predicate, `(item) => ...`, that holds for the items that stay. */
  | { readonly do: 'remove'; readonly field: FieldPlan; readonly keep: Code };

/** The face an event shows other contexts: `order.placed` version 1. */
export interface PublishedPlan {
  readonly aggregate: AggregatePlan;
  readonly event: EventPlan;
  /** The lasting wire name and version. */
  readonly wireName: string;
  readonly version: number;
  /** `OrderPlacedV1` */
  readonly name: Name;
  readonly fields: readonly FieldPlan[];
  /** Versions that are no longer sent and still read, newest first. */
  readonly earlier: readonly EarlierPlan[];
  /** One a wire field, over the event's `data` and the aggregate after it. */
  readonly values: readonly { readonly field: FieldPlan; readonly value: Code; readonly optional: boolean }[];
}

/** `OrderPlacedV1`, and what makes an `OrderPlacedV2` of one. */
export interface EarlierPlan {
  readonly version: number;
  readonly name: Name;
  /** The next version. */
  readonly next: Name;
  readonly fields: readonly FieldPlan[];
  /** Fields of the next version, over the `data` of this one; fields it does not know are left as they are. */
  readonly values: readonly { readonly key: string; readonly value: Code }[];
}

/** Object literals of the model's value representation, already TypeScript; fields that nobody gave are left to examples. */
export interface ScenarioPlan {
  readonly id: ScenarioId;
  readonly words: string;
  /** The text of the aggregate's id, where the team gave one. */
  readonly aggregateId?: string;
  /** Of the command's own aggregate, in order. */
  readonly history: readonly GivenPlan[];
  /** Of the aggregates that the command reads. */
  readonly reads: readonly {
    readonly slot: ReadSlot;
    readonly aggregate: AggregatePlan;
    readonly history: readonly GivenPlan[];
  }[];
  readonly when: Code;
  /** The command's clock, ISO 8601. */
  readonly now: string;
  readonly then: ScenarioOutcome;
}

export interface GivenPlan {
  readonly event: EventPlan;
  readonly values: Code;
  /** The values say to which aggregate it happened. */
  readonly tellsId: boolean;
  /** Above 1: repeated, and `index + 1` stands in the values where the counter was asked for. */
  readonly times: number;
}

export type ScenarioOutcome =
  | {
      readonly kind: 'events';
      /** `whole`: every field of the payload is expected, not only those that are named. */
      readonly events: readonly {
        readonly event: EventPlan;
        readonly values: Code;
        readonly whole: boolean;
      }[];
    }
  /** The decision refuses. */
  | { readonly kind: 'refusal'; readonly error: ErrorPlan }
  /** The store refuses: another aggregate holds the key, or none does. */
  | { readonly kind: 'key-taken'; readonly error: ErrorPlan }
  /** The value in this parameter cannot even be made. */
  | { readonly kind: 'value'; readonly value: ValuePlan; readonly input: Code; readonly error: ErrorPlan }
  /** Nothing here says this refusal. */
  | { readonly kind: 'unknown'; readonly words: string };
