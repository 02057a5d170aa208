import type { ElementKind } from './kinds.ts';

interface RelationFacts {
  /** Reads between the two stickies: actor "issues" command. */
  readonly label: string;
  readonly from: readonly ElementKind[];
  readonly to: readonly ElementKind[];
}

const anything = [
  'event',
  'command',
  'actor',
  'policy',
  'aggregate',
  'read-model',
  'external-system',
  'opportunity',
  'hotspot',
  'text',
] as const;

/** The typed relations between stickies. The direction is the meaning's, never a handle's. */
export const RELATIONS = {
  issues: { label: 'issues', from: ['actor', 'policy'], to: ['command'] },
  'handled-by': { label: 'is handled by', from: ['command'], to: ['aggregate', 'external-system'] },
  emits: { label: 'emits', from: ['aggregate', 'external-system'], to: ['event'] },
  triggers: { label: 'triggers', from: ['event'], to: ['policy'] },
  updates: { label: 'updates', from: ['event'], to: ['read-model'] },
  informs: { label: 'informs', from: ['read-model'], to: ['actor', 'policy'] },
  annotates: { label: 'annotates', from: ['hotspot'], to: anything },
} as const satisfies Record<string, RelationFacts>;

export type RelationType = keyof typeof RELATIONS;

export const RELATION_TYPES = Object.keys(RELATIONS) as readonly RelationType[];

/** The relation that may join two kinds in this direction, if any: between two given kinds there is at most one. */
export function findRelationType(from: ElementKind, to: ElementKind): RelationType | undefined {
  return RELATION_TYPES.find((type) => isRelationAllowed(type, from, to));
}

export function isRelationAllowed(type: RelationType, from: ElementKind, to: ElementKind): boolean {
  const facts: RelationFacts = RELATIONS[type];
  return facts.from.includes(from) && facts.to.includes(to);
}
