import type { DerivedPlan } from '../../plan/fields.ts';
import { printDoc } from '../../printing/literals.ts';
import type { Source } from '../../printing/source.ts';

/** `export function cartTotal(cart: Cart): Money`: a field whose value follows from the others. */
export function printDerived(source: Source, derived: DerivedPlan, variable: string, type: string): string {
  const result = source.codeType(derived.type);
  const owner = derived.value.variables.includes(variable) ? variable : `_${variable}`;
  return `${printDoc(derived.description)}export function ${derived.place.symbol}(${owner}: ${type}): ${result} {
    return ${source.code(derived.value)};
  }`;
}
