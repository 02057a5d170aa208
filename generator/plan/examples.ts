import type { Name } from './names.ts';

/** A value of an example: what a test is given or expects. */
export type ExampleValue =
  | { readonly kind: 'text'; readonly text: ExampleText }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'duration'; readonly durationMs: number }
  /** The amount as decimal text that the team wrote ("10.00"), or in minor units where it was worked out. */
  | { readonly kind: 'money'; readonly amount: string | bigint; readonly currency: string }
  | { readonly kind: 'id'; readonly id: Name; readonly text: ExampleText }
  | { readonly kind: 'list'; readonly items: readonly ExampleValue[] }
  | ExampleRecord
  /** There is no value of the type. */
  | { readonly kind: 'none' };

/** Some or all fields of a record. */
export interface ExampleRecord {
  readonly kind: 'record';
  readonly properties: readonly { readonly key: string; readonly value: ExampleValue }[];
}

/** A text in parts, between which the number of the repetition stands, from 1 on. */
export type ExampleText = readonly string[];
