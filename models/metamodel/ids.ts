import { z } from 'zod';

/**
 * Ids are stable for the life of a thing; names are not. An id is unique within its section of a board and
 * safe as a JSON key. Boards written by hand may use readable ids ("order-placed").
 */
export type Id<Of extends string> = string & { readonly __idOf: Of };

export type BoardId = Id<'board'>;
export type ElementId = Id<'element'>;
export type RelationId = Id<'relation'>;
export type ContextId = Id<'context'>;
export type RelationshipId = Id<'relationship'>;
export type TermId = Id<'term'>;
export type ValueObjectId = Id<'value-object'>;
export type ScenarioId = Id<'scenario'>;
export type JourneyId = Id<'journey'>;
export type RuleId = Id<'rule'>;
/** The fingerprint of the finding that is dismissed. */
export type DismissalId = Id<'dismissal'>;

/** What an id looks like, for messages. */
export const ID_FORM =
  'An id is 1 to 100 letters, digits, dots, hyphens or underscores and starts with a letter or a digit.';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
// These three name slots of every JavaScript object; as a key they would never reach the record.
const forbiddenIds = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a text may be the id of something. */
export function isId<Of extends string>(text: string): text is Id<Of> {
  return idPattern.test(text) && !forbiddenIds.has(text);
}

/** Brands a text that is known to be an id: one that came from a model, or a fresh one. Throws when it cannot be one. */
export function toId<Of extends string>(text: string): Id<Of> {
  if (!isId<Of>(text)) {
    throw new Error(`Not an id: ${JSON.stringify(text)}`);
  }
  return text;
}

/** The schema of one id: 1 to 100 letters, digits, dots, hyphens or underscores, starting with a letter or digit. */
export function idSchema<Of extends string>() {
  return z
    .string()
    .regex(idPattern, { message: ID_FORM, abort: true })
    .refine(isId<Of>, { message: ID_FORM });
}
