import type { Place } from '../plan/names.ts';

/** The place of a symbol in a file of the same package. */
export function inFile(file: string, symbol: string): Place {
  return { symbol, from: { file } };
}

/** The place of a symbol in another package. */
export function inPackage(name: string, symbol: string): Place {
  return { symbol, from: { package: name } };
}
