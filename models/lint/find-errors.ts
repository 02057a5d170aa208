import { CODE_GUARDS, stopsCode } from '../findings/guards-code.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { Model } from '../metamodel/model.ts';
import { RULES } from './catalog.ts';
import { lintModel } from './lint.ts';
import { createLinter } from './linter.ts';

/** Finds what makes a model impossible to generate code from. */
export type FindErrors = (model: Model) => readonly Finding[];

/** What is known of a model before it is checked. */
export interface KnownErrors {
  /** The errors of the model itself. Default: it is linted. */
  readonly errors?: readonly Finding[] | undefined;
  /** Finds the errors of what is left of the model when something is left out. Default: a finder of its own. */
  readonly findErrorsOfRest?: FindErrors | undefined;
}

const guards = RULES.filter(({ id }) => CODE_GUARDS.has(id));

/** Runs only the rules that guard code. To check a board again after each change, use `createErrorFinder`. */
export const findErrors: FindErrors = (model) => lintModel(model, { rules: guards }).filter(stopsCode);

/**
 * Finds the same errors, but remembers what it found: when a model shares entries with the one before, only what could have
 * changed is checked again. Use one finder for a board, and another one for what is left of it when parts are left out.
 */
export function createErrorFinder(): FindErrors {
  const linter = createLinter({ rules: guards });
  return (model) => linter.lint(model).findings.filter(stopsCode);
}
