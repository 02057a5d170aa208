import type { ContextPlan } from './context.ts';
import type { OpenQuestion } from './open-questions.ts';

/**
 * What the emitters print: the model with every name turned into an identifier, every reference resolved, every
 * expression checked and printed, every file given its place. A plan is plain data and holds no sticky text
 * outside the fields named `words`, `text`, `description` and `options`: those go into comments and string literals only.
 */
export interface Plan {
  readonly project: ProjectPlan;
  readonly contexts: readonly ContextPlan[];
  /** Contexts that are not generated, and whose older published messages one that is generated brings up. */
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
  /** What keeps its capitals in the middle of a sentence: external systems and contexts. The longest come first. */
  readonly properNames: readonly string[];
}
