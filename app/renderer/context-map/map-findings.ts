import type { Finding } from '#models/metamodel/finding.ts';

/** Of what was found on a board, what is about the lines of its map. The order stays. */
export function ofRelationships<Of extends Finding>(findings: readonly Of[]): readonly Of[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships');
}

/** The findings about one relationship. */
export function findingsAbout(findings: readonly Finding[], id: string): readonly Finding[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships' && subject.id === id);
}
