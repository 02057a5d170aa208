import type { ElementId } from '#models/metamodel/ids.ts';

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

/** An aggregate as other parts of the plan name it. */
export interface NamedAggregate {
  readonly id: ElementId;
  readonly name: Name;
  /** "carts": of routes, tables, repositories. */
  readonly plural: Name;
  /** "src/domain/cart" */
  readonly folder: string;
  /** `CartId` */
  readonly idName: Name;
}
