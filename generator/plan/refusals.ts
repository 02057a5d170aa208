/** A refusal: `refuse('cart-is-empty')`. */
export interface ErrorPlan {
  /** Stable, and unique in its catalog. */
  readonly code: string;
  /** The refusal's name in the board's words. */
  readonly words: string;
  /** The kernel's kind: the state forbids it, a rule is broken, or the thing is not there. */
  readonly kind: 'conflict' | 'invalid' | 'not-found';
}
