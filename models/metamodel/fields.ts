import { z } from 'zod';
import { openObject } from './open-object.ts';

/**
 * Types without fields of their own. `money` is an amount in a currency; expressions may read `price.currency`, its
 * ISO 4217 code, as text. `date` is a calendar day, `time` a point in time (ISO 8601), `duration` a length of time.
 */
export const PRIMITIVE_TYPES = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'money',
  'date',
  'time',
  'duration',
  'email',
  'url',
] as const;

export type PrimitiveType = (typeof PRIMITIVE_TYPES)[number];

/** A name that people gave; anything they typed. Identifiers for code are derived from it, never taken from it. */
export const nameSchema = z.string();

/**
 * An expression of the rule language (see `models/expression/SPEC.md`) as people typed it. It is checked where
 * the types are known, not while a board is read: a board with a broken rule still opens.
 */
export const expressionSchema = z.string();

const fieldBase = {
  name: nameSchema,
  description: z.string().optional(),
  /** The field may be missing. Default: false. */
  optional: z.boolean().optional(),
  /** The field holds any number of such values, in order. Default: false. */
  list: z.boolean().optional(),
};

/** Bounds for one value. Lengths count Unicode code points, `min` and `max` are inclusive. */
const bounds = {
  min: z.number().optional(),
  max: z.number().optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).optional(),
  /** A regular expression (ECMAScript, `u` flag) that the whole text must match. */
  pattern: z.string().optional(),
};

/** A named, typed value of an aggregate, an entity, an event, a command, a read model or a value object. */
export const fieldSchema = z.discriminatedUnion('type', [
  openObject({ type: z.enum(PRIMITIVE_TYPES), ...fieldBase, ...bounds }),
  /** The id of something: an aggregate here, or a thing of another context that is known here only by its id. */
  openObject({ type: z.literal('id'), of: nameSchema, ...fieldBase }),
  openObject({ type: z.literal('one-of'), options: z.array(nameSchema), ...fieldBase }),
  /** A value object of the board, by its id. */
  openObject({ type: z.literal('value'), of: z.string(), ...fieldBase }),
  /** An entity inside the same aggregate, by its name. */
  openObject({ type: z.literal('entity'), of: nameSchema, ...fieldBase }),
]);

export type Field = z.infer<typeof fieldSchema>;

/** A field whose value follows from the others. Bare names are its siblings. */
export const derivedFieldSchema = openObject({
  name: nameSchema,
  description: z.string().optional(),
  value: expressionSchema,
});

export type DerivedField = z.infer<typeof derivedFieldSchema>;

/** One rule: the experts' sentence, the check where somebody has written it, and the refusal's name. */
export const ruleSchema = openObject({
  text: z.string(),
  /** What must hold. Missing means: the team still owes it, and the generated test is marked todo. */
  check: expressionSchema.optional(),
  /** The name of the refusal in words: "Cart Is Empty". Default: derived from the text. */
  error: nameSchema.optional(),
});

export type Rule = z.infer<typeof ruleSchema>;
