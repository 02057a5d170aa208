import type { AggregatePlan, ErrorPlan } from '../phases/plan/plan.ts';
import { printDoc, printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile } from '../phases/print/source.ts';
import { type Emission, kernel, placesOf, toFile, toMessage, withArticle } from './emission.ts';

/** `src/domain/cart/cart-errors.ts`: every refusal of the aggregate. */
export function emitDomainErrors(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name } = aggregate;
  const path = `${aggregate.folder}/${name.kebab}-errors.ts`;
  const source = createSource(path);
  const refusalsOf = source.value(kernel(emission, 'refusalsOf'));
  const domainError = source.type(kernel(emission, 'DomainError'));
  const { errors, error } = placesOf(aggregate);
  source.add(
    `${printDoc(`Every way in which ${withArticle(name.words)} says no. The codes are lasting: clients may rely on them.`)}export const ${errors.symbol} = ${printCatalogue(emission, aggregate.errors)};`,
    `export type ${error.symbol} = ${domainError}<keyof typeof ${errors.symbol}>;`,
    `export const refuse = ${refusalsOf}(${errors.symbol});`,
  );
  return toFile(emission, path, source);
}

export function printCatalogue(emission: Emission, errors: readonly ErrorPlan[]): string {
  const entries = errors.map(
    (error) =>
      `${printString(error.code)}: { kind: '${error.kind}', message: ${printString(toMessage(emission, error))} },`,
  );
  return `{\n${entries.join('\n')}\n} as const`;
}
