import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { RulePlan } from '../../plan/fields.ts';
import type { ErrorPlan } from '../../plan/refusals.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { toMessage, toSentence, withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';

/** `src/domain/cart/cart-errors.ts`: every refusal of the aggregate. */
export function emitDomainErrors(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name } = aggregate;
  const path = `${aggregate.folder}/${name.kebab}-errors.ts`;
  const source = createSource(path);
  const refusalsOf = source.value(kernel(emission, 'refusalsOf'));
  const domainError = source.type(kernel(emission, 'DomainError'));
  const { errors, error } = placesOf(aggregate);
  source.add(
    `${printDoc(`Every refusal of ${withArticle(name.words)}. The codes are stable: clients may rely on them.`)}export const ${errors.symbol} = ${printCatalog(emission, aggregate.errors)};`,
    `export type ${error.symbol} = ${domainError}<keyof typeof ${errors.symbol}>;`,
    `export const refuse = ${refusalsOf}(${errors.symbol});`,
  );
  return toFile(emission, path, source);
}

/** The sentences of the rules that say each refusal, by its code; none where they say no more than its name. */
export function sentencesOf(
  emission: Emission,
  rules: readonly Pick<RulePlan, 'text' | 'error'>[],
): ReadonlyMap<string, string> {
  const sentences = new Map<string, Set<string>>();
  for (const { text, error } of rules) {
    const sentence = toSentence(text);
    // A rule whose refusal has no name of its own is named by its sentence.
    if (sentence === '' || sentence === toMessage(emission, error)) continue;
    sentences.set(error.code, (sentences.get(error.code) ?? new Set()).add(sentence));
  }
  return new Map([...sentences].map(([code, told]) => [code, [...told].join(' ')]));
}

/** `details` are sentences that say more than the name of a refusal, by its code. */
export function printCatalog(
  emission: Emission,
  errors: readonly ErrorPlan[],
  details: ReadonlyMap<string, string> = new Map(),
): string {
  const entries = errors.map((error) => {
    const detail = details.get(error.code) ?? '';
    const told = detail === '' ? '' : `, detail: ${printString(detail)}`;
    return `${printString(error.code)}: { kind: '${error.kind}', message: ${printString(toMessage(emission, error))}${told} },`;
  });
  return `{\n${entries.join('\n')}\n} as const`;
}
