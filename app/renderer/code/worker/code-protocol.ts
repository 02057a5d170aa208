import type { GenerationRefusal } from '#generator/refusal.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { BoardChange } from '../../session/change-model.ts';
import type { Line, Place } from './highlight.ts';

/** Which part of the board's code is meant. */
export interface CodeChoice {
  /** Names of contexts; undefined for all. */
  readonly contexts: readonly string[] | undefined;
  /** Leaves out what has errors and what needs it. */
  readonly force: boolean;
}

/** What the page tells the worker. */
export type CodeWish =
  | { readonly kind: 'open-board'; readonly model: Model }
  | ({ readonly kind: 'change-board' } & BoardChange)
  /** Which file the page shows: it is told of it, and again whenever its text changes. */
  | { readonly kind: 'show-file'; readonly path: string }
  | { readonly kind: 'plan'; readonly choice: CodeChoice }
  | { readonly kind: 'pack'; readonly choice: CodeChoice }
  | { readonly kind: 'cancel' };

/** What the worker tells the page. */
export type CodeNews =
  | { readonly kind: 'listed'; readonly listing: Listing }
  | { readonly kind: 'shown'; readonly file: ShownFile }
  | { readonly kind: 'planned'; readonly plan: CodePlan }
  | { readonly kind: 'packing'; readonly step: PackStep; readonly share: number }
  | {
      readonly kind: 'packed';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly files: number;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly refusal: GenerationRefusal }
  | { readonly kind: 'crashed'; readonly reason: string };

export type PackStep = 'format' | 'pack';

/** All code that the board has at the moment, or why there is none. What has errors is left out. */
export interface Listing {
  /** The names of the contexts that have code, each once: contexts of one name are chosen together. */
  readonly contexts: readonly string[];
  readonly files: readonly ListedFile[];
  /** The paths of the test files that speak of an element, by its id. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  /** How many errors there are on the board. What needs what has one is left out besides. */
  readonly errors: number;
  readonly leftOut: readonly LeftOutEntry[];
  /** Why there is no code at all. */
  readonly refusal: GenerationRefusal | undefined;
}

/** An entry of the board without code, because it has an error or needs what has one. */
export interface LeftOutEntry {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  /** Whether `id` is that of something on the wall. */
  readonly isElement: boolean;
}

export interface ListedFile {
  readonly path: string;
  readonly elements: readonly { readonly id: string; readonly symbol: string }[];
}

export interface ShownFile {
  readonly path: string;
  /** Undefined when the board has no such file any more. */
  readonly content: FileContent | undefined;
}

export interface FileContent {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Where elements of the board are declared, in the order of the file. */
  readonly declarations: readonly (Place & { readonly id: string })[];
}

/** What would be handed out, before it is. */
export interface CodePlan {
  readonly choice: CodeChoice;
  readonly folders: readonly { readonly path: string; readonly files: number; readonly tests: number }[];
  readonly openQuestions: readonly { readonly message: string; readonly elementId?: string }[];
  readonly leftOut: readonly LeftOutEntry[];
  readonly refusal: GenerationRefusal | undefined;
}
