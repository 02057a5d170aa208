import type { LintRule } from '../findings/rule.ts';
import type { Relationship } from '../metamodel/context-map.ts';
import { RELATIONSHIP_TYPES } from '../metamodel/context-map.ts';
import type { Finding } from '../metamodel/finding.ts';
import { isSymmetric, quotedContext } from '../views/pattern-places.ts';

/**
 * Two relationships of one type join the same contexts, in the same direction where there is one. The one with the
 * lowest id stays unmentioned.
 */
export const contextMapDuplicateRelationship: LintRule = {
  id: 'context-map-duplicate-relationship',
  severity: 'warning',
  level: 'any',
  check: (model) => {
    const findings: Finding[] = [];
    const seen = new Set<string>();
    for (const [id, relationship] of Object.entries(model.relationships).toSorted(byId)) {
      const key = meaningOf(relationship);
      if (seen.has(key)) {
        const { type, upstream, downstream } = relationship;
        findings.push({
          rule: contextMapDuplicateRelationship.id,
          severity: contextMapDuplicateRelationship.severity,
          message: `${quotedContext(model, upstream)} and ${quotedContext(model, downstream)} are joined twice by ${RELATIONSHIP_TYPES[type].label.toLowerCase()}. Delete one of the two after moving what only it says.`,
          path: ['relationships', id],
          subject: { section: 'relationships', id },
        });
      }
      seen.add(key);
    }
    return findings;
  },
};

function meaningOf(relationship: Relationship): string {
  const ends = [relationship.upstream, relationship.downstream];
  return [relationship.type, ...(isSymmetric(relationship) ? ends.toSorted() : ends)].join(' ');
}

function byId([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
