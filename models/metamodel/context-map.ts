import { z } from 'zod';
import { coordinateSchema } from './coordinate.ts';
import { translationSchema } from './design.ts';
import { idSchema } from './ids.ts';
import { openObject } from './open-object.ts';

export const SUBDOMAIN_CLASSES = ['core', 'supporting', 'generic'] as const;
export type SubdomainClass = (typeof SUBDOMAIN_CLASSES)[number];

export const SOURCING_DECISIONS = ['build', 'buy', 'reuse'] as const;

/**
 * A relationship joins two contexts. Symmetric types have no direction: `upstream` and `downstream` are then
 * just its two ends.
 */
export const RELATIONSHIP_TYPES = {
  'upstream-downstream': { label: 'Upstream / downstream', symmetric: false },
  'customer-supplier': { label: 'Customer-supplier', symmetric: false },
  partnership: { label: 'Partnership', symmetric: true },
  'shared-kernel': { label: 'Shared kernel', symmetric: true },
  'separate-ways': { label: 'Separate ways', symmetric: true },
  'big-ball-of-mud': { label: 'Big ball of mud', symmetric: true },
} as const;

export type RelationshipType = keyof typeof RELATIONSHIP_TYPES;

/**
 * How one end of a relationship behaves. `end` is where the pattern makes sense; any pattern may be written at any
 * end, and findings say what is not legal.
 */
export const PATTERNS = {
  'open-host-service': { label: 'Open host service', abbreviation: 'OHS', end: 'upstream' },
  'published-language': { label: 'Published language', abbreviation: 'PL', end: 'upstream' },
  'anti-corruption-layer': { label: 'Anti-corruption layer', abbreviation: 'ACL', end: 'downstream' },
  conformist: { label: 'Conformist', abbreviation: 'CF', end: 'downstream' },
} as const;

export type Pattern = keyof typeof PATTERNS;

const relationshipTypeSchema = z.enum(
  Object.keys(RELATIONSHIP_TYPES) as [RelationshipType, ...RelationshipType[]],
);
const patternSchema = z.enum(Object.keys(PATTERNS) as [Pattern, ...Pattern[]]);

/** A boundary inside which every word has one meaning. */
export const boundedContextSchema = openObject({
  name: z.string(),
  purpose: z.string().optional(),
  owner: z.string().optional(),
  subdomain: openObject({
    class: z.enum(SUBDOMAIN_CLASSES),
    sourcing: z.enum(SOURCING_DECISIONS).optional(),
    reason: z.string().optional(),
  }).optional(),
  /** It belongs to somebody else (Stripe): on the map, never generated. Default: false. */
  external: z.boolean().optional(),
  /** Centre of its box on the context map, in board units. */
  at: z.tuple([coordinateSchema, coordinateSchema]).optional(),
});

/** One relationship of the context map, with the patterns at its two ends. */
export const relationshipSchema = openObject({
  type: relationshipTypeSchema,
  upstream: idSchema<'context'>(),
  downstream: idSchema<'context'>(),
  upstreamPatterns: z.array(patternSchema).optional(),
  downstreamPatterns: z.array(patternSchema).optional(),
  description: z.string().optional(),
  /** Of the anti-corruption layer, where there is one. */
  translations: z.array(translationSchema).optional(),
});

export type BoundedContext = z.infer<typeof boundedContextSchema>;
export type Relationship = z.infer<typeof relationshipSchema>;
