import type { Finding } from '#models/metamodel/finding.ts';

/** The findings about the lines of the context map, in the order in which they come. */
export function ofRelationships<Of extends Finding>(findings: readonly Of[]): readonly Of[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships');
}

/** The findings about one relationship. */
export function findingsAbout(findings: readonly Finding[], id: string): readonly Finding[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships' && subject.id === id);
}
