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
export type DomainErrorCatalog = Readonly<Record<string, Omit<DomainError, 'code'>>>;

/** Makes the function that refuses: from a code of the catalog to the failed result. */
export function refusalsOf<Catalog extends DomainErrorCatalog>(catalog: Catalog) {
  return function refuse<Code extends keyof Catalog & string>(
    code: Code,
  ): { readonly ok: false; readonly error: DomainError<Code> } {
    return err({ code, ...(catalog[code] as DomainErrorCatalog[string]) });
  };
}

/** The refusals that one command may meet with: codes of the catalog, each with the rule behind it, where there is one. */
export function pickRefusals<Catalog extends DomainErrorCatalog>(
  catalog: Catalog,
  ...picked: readonly (readonly [code: keyof Catalog & string, detail?: string])[]
): readonly DomainError[] {
  return picked.map(([code, detail]) => ({
    code,
    ...(catalog[code] as DomainErrorCatalog[string]),
    ...(detail !== undefined && { detail }),
  }));
}
