import type { ContextPlan } from './context.ts';
import type { OpenQuestion } from './open-questions.ts';

/**
 * What the emitters print: the model with every name turned into an identifier, every reference resolved, every expression
 * checked, and every file given its place. A plan holds texts of the board only where they are printed as comments, string
 * literals or pages: never where they would become code.
 */
export interface Plan {
  readonly project: ProjectPlan;
  readonly contexts: readonly ContextPlan[];
  /** Contexts that are not generated, but whose older messages a generated context reads: only their published package is written. */
  readonly upstreams: readonly ContextPlan[];
  readonly openQuestions: readonly OpenQuestion[];
}

export interface ProjectPlan {
  /** A valid npm name without a scope: "bookly". */
  readonly name: string;
  readonly words: string;
  readonly purpose?: string;
  /** "@bookly/kernel" */
  readonly kernelPackage: string;
  /** Names that keep their capitals in the middle of a sentence: of external systems and contexts. The longest come first. */
  readonly properNames: readonly string[];
}
