import { CODE_GUARDS, stopsCode } from '../findings/guards-code.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { Model } from '../metamodel/model.ts';
import { RULES } from './catalogue.ts';
import { lintModel } from './lint.ts';

/** Finds what makes a model impossible to generate code from. */
export type FindErrors = (model: Model) => readonly Finding[];

/** What is known of a model before it is checked. */
export interface KnownErrors {
  /** The errors of the model itself. Default: they are looked for. */
  readonly errors?: readonly Finding[] | undefined;
  /** Finds the errors of the model, and of what is left of it when something is left out. Default: `findErrors`. */
  readonly findErrors?: FindErrors | undefined;
}

const guards = RULES.filter(({ id }) => CODE_GUARDS.has(id));

/** Runs the rules that guard code, and no others. Whoever checks a board after every change takes a linter that remembers. */
export const findErrors: FindErrors = (model) => lintModel(model, { rules: guards }).filter(stopsCode);
