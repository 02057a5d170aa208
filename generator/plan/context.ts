import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import type { AggregatePlan } from './aggregate.ts';
import type { IdPlan, ValuePlan } from './fields.ts';
import type { Name } from './names.ts';
import type { PublishedPlan } from './published.ts';
import type { ReactionsPlan } from './reactions.ts';

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
  /** By the id of the event, the stable name of the message that this context keeps: "orders.order-placed". */
  readonly messageNames: ReadonlyMap<ElementId, string>;
  /** Every id type used here, own aggregates' and foreign ones, declared in `src/domain/ids.ts`. */
  readonly ids: readonly IdPlan[];
  readonly values: readonly ValuePlan[];
  readonly aggregates: readonly AggregatePlan[];
  readonly published: readonly PublishedPlan[];
  /** What it does about messages, its own and others'. */
  readonly reactions: ReactionsPlan;
}
