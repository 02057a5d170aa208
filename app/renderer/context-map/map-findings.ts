import { RULES } from '#models/lint/catalogue.ts';
import { lintModel } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';

const rules = RULES.filter(({ id }) => id.startsWith('context-map-'));

/** What is not legal or doubtful on the context map, worst first. */
export function mapFindings(model: Model): readonly Finding[] {
  return lintModel(model, { rules });
}

/** The findings about one relationship. */
export function findingsAbout(findings: readonly Finding[], id: string): readonly Finding[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships' && subject.id === id);
}
