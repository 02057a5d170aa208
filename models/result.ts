/** Either a value or the reason there is none. Boundaries return it; only bugs are thrown. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/**
 * A boundary says no. `code` is a lasting word that programs may rely on; `message` says what happened and why,
 * what to do next and what is safe.
 */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function err<Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error };
}

/** Marks what cannot happen: a switch that does not know one of its cases. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
