import { lintModel } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';

/**
 * The findings that make a model impossible to generate from: those of severity error, but for the context map's. No
 * code follows from a line of the map, so a pattern at its wrong end keeps nobody waiting.
 */
export function findErrors(model: Model): readonly Finding[] {
  return lintModel(model).filter(
    ({ severity, subject }) => severity === 'error' && subject?.section !== 'relationships',
  );
}
