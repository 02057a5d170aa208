import { type Pattern, RELATIONSHIP_TYPES, type Relationship } from '../metamodel/context-map.ts';
import type { ContextId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';

export type RelationshipEnd = 'upstream' | 'downstream';

/** Where the context map says that one end of a relationship follows a pattern. */
export interface PatternPlace {
  /** The relationship's id. */
  readonly id: string;
  readonly relationship: Relationship;
  readonly end: RelationshipEnd;
  readonly pattern: Pattern;
  readonly path: readonly (string | number)[];
}

/** Every pattern of the context map, one entry a writing. */
export function patternPlaces(model: Pick<Model, 'relationships'>): readonly PatternPlace[] {
  return Object.entries(model.relationships).flatMap(([id, relationship]) =>
    (['upstream', 'downstream'] as const).flatMap((end) =>
      patternsAt(relationship, end).map((pattern, index) => ({
        id,
        relationship,
        end,
        pattern,
        path: ['relationships', id, `${end}Patterns`, index],
      })),
    ),
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
