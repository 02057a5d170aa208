/** The currency of an amount that has none yet: the sum of no money at all. Only zero can have it. */
export const NO_CURRENCY = 'XXX';

// ISO 4217 gives every currency a number of decimals; these are the ones that do not have two.
const decimalsByCurrency: Readonly<Record<string, number>> = {
  ...decimals(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...decimals(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...decimals(4, 'CLF UYW'),
};

function decimals(count: number, currencies: string): Readonly<Record<string, number>> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, count]));
}

/** How many digits of an amount in this currency stand after the point. */
export function decimalsOf(currency: string): number {
  return decimalsByCurrency[currency] ?? 2;
}

export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text) && text !== NO_CURRENCY;
}

/** No amount has more digits before its point: generated code could not read it again. */
const maxWholeDigits = 30;

export function isTooMuch(amount: bigint, currency: string): boolean {
  return amount >= 10n ** BigInt(maxWholeDigits + decimalsOf(currency));
}

/** "19.9" in EUR is 1990n. Undefined for what is not an amount, is too large, or has more decimals than the currency. */
export function parseMinorUnits(amount: string, currency: string): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || fraction.length > decimals) return undefined;
  const minorUnits = BigInt(whole + fraction.padEnd(decimals, '0'));
  return isTooMuch(minorUnits, currency) ? undefined : minorUnits;
}

/** 1990n in EUR is "19.90". */
export function printMinorUnits(amount: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = amount.toString().padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  return decimals === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
}
