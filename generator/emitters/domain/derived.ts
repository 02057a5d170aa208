import { variablesOf } from '../../facts/expression-facts.ts';
import type { DerivedPlan } from '../../plan/fields.ts';
import type { Emission } from '../../printing/emission.ts';
import { printExpression } from '../../printing/expressions.ts';
import { printResultType } from '../../printing/field-types.ts';
import { printDoc } from '../../printing/literals.ts';
import type { Source } from '../../printing/source.ts';

/** `export function cartTotal(cart: Cart): Money`: a field whose value follows from the others. */
export function printDerived(
  emission: Emission,
  source: Source,
  derived: DerivedPlan,
  variable: string,
  type: string,
): string {
  const result = printResultType(source, emission.project.kernelPackage, derived.type);
  const owner = variablesOf(derived.value).includes(variable) ? variable : `_${variable}`;
  return `${printDoc(derived.description)}export function ${derived.place.symbol}(${owner}: ${type}): ${result} {
    return ${printExpression(emission, source, derived.value)};
  }`;
}
