import { freeNamesOf } from '#models/expression/expression.ts';
import { printTypeScript } from '#models/expression/print-typescript.ts';
import { variablesOfAll } from '../facts/expression-facts.ts';
import { inFile, inPackage } from '../names/places.ts';
import type { ComputedValue, ExpressionPlan, NamedValue, ValueAssignment } from '../plan/expressions.ts';
import type { Place } from '../plan/names.ts';
import type { Emission } from './emission.ts';
import { IDS_FILE } from './field-types.ts';
import { printKey } from './literals.ts';
import type { Source } from './source.ts';

/** Prints a value as TypeScript and imports what it needs. */
export function printValue(
  emission: Pick<Emission, 'project'>,
  source: Source,
  value: ComputedValue,
): string {
  switch (value.kind) {
    case 'expression':
      return printExpression(emission, source, value);
    case 'empty-list':
      return '[]';
    case 'record':
      return printAssignments(emission, source, value.properties);
    case 'records': {
      const list = printExpression(emission, source, value.list);
      const record = printAssignments(emission, source, value.properties);
      const item = variablesOfAll(value.properties).includes('item') ? 'item' : '';
      return `${list}.map((${item}) => (${record}))`;
    }
    default:
      return printNamed(value, source.value);
  }
}

/** Prints a checked expression as TypeScript and imports what it needs. */
export function printExpression(
  { project }: Pick<Emission, 'project'>,
  source: Source,
  { checked, scope }: ExpressionPlan,
): string {
  // The printer asks for every name of the scope, to keep clear of it: only what the expression itself reads is imported.
  const used = new Set(freeNamesOf(checked.expression));
  const { code, kernelImports } = printTypeScript(checked, {
    root: (name) => {
      const named = scope.names.get(name);
      return named === undefined ? name : printNamed(named, used.has(name) ? source.value : symbolOf);
    },
    member: (object, record, field) => {
      const member = scope.members.get(record.key)?.get(field);
      return member !== undefined && 'derived' in member
        ? `${source.value(member.derived)}(${object})`
        : `${object}.${member?.key ?? field}`;
    },
  });
  for (const symbol of kernelImports) source.value(inPackage(project.kernelPackage, symbol));
  return code;
}

/** `data.bookId`, `cartTotal(cart)`; `toSymbol` says what a function is called here. */
function printNamed(named: NamedValue, toSymbol: (place: Place) => string): string {
  switch (named.kind) {
    case 'variable':
      return named.variable;
    case 'field':
      return `${named.variable}.${named.key}`;
    case 'derived':
      return `${toSymbol(named.place)}(${named.variable})`;
    case 'id':
      return `${toSymbol(inFile(IDS_FILE, named.id.camel))}(${named.variable})`;
  }
}

function symbolOf({ symbol }: Place): string {
  return symbol;
}

/** `{ key: value, ...(other !== undefined && { other }) }` */
export function printAssignments(
  emission: Pick<Emission, 'project'>,
  source: Source,
  assignments: readonly ValueAssignment[],
): string {
  const properties = assignments.map(({ key, value, optional }) =>
    printProperty(key, printValue(emission, source, value), optional),
  );
  return `{ ${properties.join(', ')} }`;
}

/** `key: value`; an optional property is left out where its value is undefined. */
export function printProperty(key: string, value: string, isOptional: boolean): string {
  const property = `${printKey(key)}: ${value}`;
  return isOptional ? printOptional(value, property) : property;
}

/** A property that is left out where `asked` is undefined. */
export function printOptional(asked: string, property: string): string {
  return `...(${asked} !== undefined && { ${property} })`;
}
