/** Either a value or the reason there is none. Refusals travel as results; only defects are thrown. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export function ok<const Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<const Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}
