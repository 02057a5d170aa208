import { err } from './result.js';

/**
 * Why the domain says no, in words that do not know HTTP: there is no such thing (`not-found`), its present state does
 * not allow the wish (`conflict`), or the wish breaks a rule (`invalid`). `busy` is no such answer: others kept changing the
 * thing, nothing was decided, and the same wish may be granted in a moment.
 */
export type DomainErrorKind = 'not-found' | 'conflict' | 'invalid' | 'busy';

/** A refusal by the domain. `code` is lasting: programs may rely on it; `message` is for people, and `detail` the rule in the words of the experts. */
export interface DomainError<Code extends string = string> {
  readonly code: Code;
  readonly kind: DomainErrorKind;
  readonly message: string;
  readonly detail?: string;
}

/** Every refusal of one kind of thing, by code. */
export type DomainErrorCatalogue = Readonly<Record<string, Omit<DomainError, 'code'>>>;

/** Makes the function that refuses: from a code of the catalogue to the failed result. */
export function refusalsOf<Catalogue extends DomainErrorCatalogue>(catalogue: Catalogue) {
  return function refuse<Code extends keyof Catalogue & string>(
    code: Code,
  ): { readonly ok: false; readonly error: DomainError<Code> } {
    return err({ code, ...(catalogue[code] as DomainErrorCatalogue[string]) });
  };
}

/** The refusals that one command may meet with: codes of the catalogue, each with the rule behind it, where there is one. */
export function pickRefusals<Catalogue extends DomainErrorCatalogue>(
  catalogue: Catalogue,
  ...picked: readonly (readonly [code: keyof Catalogue & string, detail?: string])[]
): readonly DomainError[] {
  return picked.map(([code, detail]) => ({
    code,
    ...(catalogue[code] as DomainErrorCatalogue[string]),
    ...(detail !== undefined && { detail }),
  }));
}
