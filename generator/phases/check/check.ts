import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { lintModel } from '#models/rules/lint.ts';

/** The findings that make a model impossible to generate from: those of severity error. */
export function findErrors(model: Model): readonly Finding[] {
  return lintModel(model).filter(({ severity }) => severity === 'error');
}
