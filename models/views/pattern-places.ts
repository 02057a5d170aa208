import { type Pattern, RELATIONSHIP_TYPES, type Relationship } from '../metamodel/context-map.ts';
import type { ContextId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';

export type RelationshipEnd = 'upstream' | 'downstream';

/** A pattern at one end of a relationship. */
export interface PatternPlace {
  readonly end: RelationshipEnd;
  readonly pattern: Pattern;
  /** Below the relationship. */
  readonly at: readonly (string | number)[];
}

/** Every pattern of a relationship, one entry a writing. */
export function patternsOf(relationship: Relationship): readonly PatternPlace[] {
  return (['upstream', 'downstream'] as const).flatMap((end) =>
    patternsAt(relationship, end).map((pattern, index) => ({ end, pattern, at: [`${end}Patterns`, index] })),
  );
}

export function patternsAt(relationship: Relationship, end: RelationshipEnd): readonly Pattern[] {
  return (end === 'upstream' ? relationship.upstreamPatterns : relationship.downstreamPatterns) ?? [];
}

export function isSymmetric({ type }: Relationship): boolean {
  return RELATIONSHIP_TYPES[type].symmetric;
}

/** A context's name in quotation marks for a message; its id where it has no name or is gone. */
export function quotedContext(model: Pick<Model, 'contexts'>, id: ContextId): string {
  const name = Object.hasOwn(model.contexts, id) ? model.contexts[id]?.name.trim() : undefined;
  return `"${name || id}"`;
}
