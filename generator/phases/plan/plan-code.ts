import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import { freeNamesOf } from '#models/expression/expression.ts';
import { printTypeScript } from '#models/expression/print-typescript.ts';
import type { RecordType } from '#models/expression/types.ts';
import { inPackage } from '../../names/places.ts';
import type { Code } from '../../plan/expressions.ts';
import type { Place } from '../../plan/names.ts';
import { printKey } from '../../printing/literals.ts';

/** How one field of a record is read in code: as a property, or by calling the function it follows from. */
export type MemberName = { readonly key: string } | { readonly derived: Place };

/** A name of an expression's scope in the code around it. */
export interface RootName {
  /** `data.bookId`, `now`, `cart`, `cartTotal(cart)`. */
  readonly code: string;
  /** The local variable in it, if it has one. */
  readonly variable?: string;
  readonly uses?: Place;
}

/** What checked expressions are printed with. */
export interface CodeNames {
  readonly roots: ReadonlyMap<string, RootName>;
  readonly member: (record: RecordType, field: string) => MemberName | undefined;
  readonly kernelPackage: string;
}

/** A checked expression as code, with everything that the file around it must import. */
export function printCode(checked: CheckedExpression, names: CodeNames): Code {
  const uses = new Map<string, Place>();
  const { code, kernelImports } = printTypeScript(checked, {
    root: (name) => names.roots.get(name)?.code ?? name,
    member: (object, record, field) => {
      const member = names.member(record, field);
      if (member === undefined || 'key' in member) {
        return `${object}.${member?.key ?? field}`;
      }
      uses.set(member.derived.symbol, member.derived);
      return `${member.derived.symbol}(${object})`;
    },
  });
  // The printer asks for every root of the scope, to keep clear of them: only the expression itself says which it reads.
  const roots = [...new Set(freeNamesOf(checked.expression))].flatMap((name) => names.roots.get(name) ?? []);
  for (const { uses: place } of roots) {
    if (place !== undefined) {
      uses.set(place.symbol, place);
    }
  }
  return {
    code,
    uses: [...kernelImports.map((symbol) => inPackage(names.kernelPackage, symbol)), ...uses.values()],
    variables: [...new Set(roots.flatMap(({ variable }) => variable ?? []))],
  };
}

/** Code that is no expression of the board. */
export function plainCode(code: string, ...variables: readonly string[]): Code {
  return { code, uses: [], variables };
}

/** An object literal of these values; an optional one that is undefined leaves its key out. */
export function recordCode(
  parts: readonly { readonly key: string; readonly value: Code; readonly optional: boolean }[],
): Code {
  const properties = parts.map(({ key, value: { code }, optional }) => {
    const property = `${printKey(key)}: ${code}`;
    return optional ? `...(${code} !== undefined && { ${property} })` : property;
  });
  return {
    code: `{ ${properties.join(', ')} }`,
    uses: parts.flatMap(({ value }) => value.uses),
    variables: parts.flatMap(({ value }) => value.variables),
  };
}
