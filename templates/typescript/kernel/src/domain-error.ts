import { err } from './result.js';

/**
 * Why the domain says no, in words that do not know HTTP: there is no such thing (`not-found`), its present state does
 * not allow the wish (`conflict`), or the wish breaks a rule (`invalid`).
 */
export type DomainErrorKind = 'not-found' | 'conflict' | 'invalid';

/** A refusal by the domain. `code` is lasting: programs may rely on it; `message` is for people. */
export interface DomainError<Code extends string = string> {
  readonly code: Code;
  readonly kind: DomainErrorKind;
  readonly message: string;
}

/** Every refusal of one kind of thing, by code. */
export type DomainErrorCatalogue = Readonly<
  Record<string, { readonly kind: DomainErrorKind; readonly message: string }>
>;

/** Makes the function that refuses: from a code of the catalogue to the failed result. */
export function refusalsOf<Catalogue extends DomainErrorCatalogue>(catalogue: Catalogue) {
  return function refuse<Code extends keyof Catalogue & string>(
    code: Code,
  ): { readonly ok: false; readonly error: DomainError<Code> } {
    const { kind, message } = catalogue[code] as DomainErrorCatalogue[string];
    return err({ code, kind, message });
  };
}
