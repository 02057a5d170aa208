/** A calculation has no answer. `code` is lasting. */
export class CalculationError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CalculationError';
    this.code = code;
  }
}
