import { findNearest } from '../words/suggestion.ts';
import { isCurrencyCode, parseMinorUnits } from './currency.ts';
import type { LiteralValue } from './expression.ts';
import { describeType, primitive, type Type, withoutOptional } from './types.ts';

export type LiteralOutcome =
  | { readonly type: Type; readonly message?: never }
  | { readonly type?: never; readonly message: string; readonly suggestion?: string };

/**
 * The type of a literal where `expected` is wanted: a text becomes an option, a day or a point in time where
 * it fits.
 */
export function literalOutcome(literal: LiteralValue, expected: Type | undefined): LiteralOutcome {
  if (literal.type !== 'text' || expected === undefined) return { type: primitive(literal.type) };
  const wanted = withoutOptional(expected);
  switch (wanted.kind) {
    case 'one-of':
      return wanted.options.includes(literal.value)
        ? { type: wanted }
        : unknownOption(literal.value, wanted.options);
    case 'date':
      return isDate(literal.value)
        ? { type: wanted }
        : { message: `"${literal.value}" is not a day. Write it as "2026-01-31".` };
    case 'time':
      return isTime(literal.value)
        ? { type: wanted }
        : { message: `"${literal.value}" is not a point in time. Write it as "2026-01-31T09:00:00.000Z".` };
    case 'email':
    case 'url':
      return { type: wanted };
    case 'id':
      return { message: `A text is not ${describeType(wanted)}: ids come from fields and parameters.` };
    default:
      return { type: primitive('text') };
  }
}

function unknownOption(option: string, options: readonly string[]): LiteralOutcome {
  const nearest = findNearest(option, options);
  const known = options.map((one) => `"${one}"`).join(', ');
  const message = `"${option}" is not one of ${known}.`;
  if (nearest === undefined) return { message };
  return { message: `${message} Did you mean "${nearest}"?`, suggestion: `'${nearest}'` };
}

/** Why `money(amount, currency)` says nothing, or undefined when it is right. */
export function moneyProblem(amount: LiteralValue, currency: LiteralValue): string | undefined {
  if (amount.type !== 'text' || currency.type !== 'text') {
    return "Both parts of an amount are texts: `money('19.90', 'EUR')`.";
  }
  if (!isCurrencyCode(currency.value)) {
    return `"${currency.value}" is not a currency. Use the three capital letters of ISO 4217, such as "EUR".`;
  }
  if (parseMinorUnits(amount.value, currency.value) === undefined) {
    return `"${amount.value}" is not an amount in ${currency.value}: at most 30 digits, a point, and no more decimals than the currency has.`;
  }
  return undefined;
}

/** A real calendar day as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isTime(`${text}T00:00:00.000Z`);
}

/** A point in time as it is kept everywhere: ISO 8601 in UTC with milliseconds. */
export function isTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}
