import type { ValuePlan } from '../../plan/fields.ts';
import { printOutOfBounds } from '../../printing/bounds.ts';
import { type Emission, kernel, toFile } from '../../printing/emission.ts';
import { printExpression } from '../../printing/expressions.ts';
import { printRecord } from '../../printing/field-types.ts';
import { printComment, printDoc, printString } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { printDerived } from './derived.ts';
import { printCatalog, sentencesOf } from './errors.ts';

/** `src/domain/values/coupon.ts`: a value object, its refusals, and the function that makes one. */
export function emitDomainValue(emission: Emission, value: ValuePlan): GeneratedFile {
  const { name } = value;
  const source = createSource(value.file);
  source.add(
    `${printDoc(value.description)}${printRecord(source, emission.project.kernelPackage, name.pascal, value.fields)}`,
  );
  if (value.errors.length > 0) {
    const refusalsOf = source.value(kernel(emission, 'refusalsOf'));
    const domainError = source.type(kernel(emission, 'DomainError'));
    source.add(
      `export const ${name.camel}Errors = ${printCatalog(emission, value.errors, sentencesOf(emission, [...value.rules, ...describedChecks(value)]))};`,
      `export type ${name.pascal}Error = ${domainError}<keyof typeof ${name.camel}Errors>;`,
      `const refuse = ${refusalsOf}(${name.camel}Errors);`,
    );
  }
  source.add(
    printMaker(emission, source, value),
    ...value.derived.map((derived) => printDerived(emission, source, derived, name.camel, name.pascal)),
  );
  return toFile(emission, value.file, source);
}

/** What the team says of a field tells what is wrong with one that is out of its bounds. */
function describedChecks({ checks }: ValuePlan) {
  return checks.map(({ field, error }) => ({ text: field.description ?? '', error }));
}

function printMaker(emission: Emission, source: Source, value: ValuePlan): string {
  const { name } = value;
  const [ok, result] = [source.value(kernel(emission, 'ok')), source.type(kernel(emission, 'Result'))];
  const failure = value.errors.length > 0 ? `${name.pascal}Error` : 'never';
  const bounds = value.checks.map(
    ({ field, error }) =>
      `if (${printOutOfBounds(emission, source, field, name.camel)}) return refuse(${printString(error.code)});`,
  );
  const checks = value.rules.map(({ text, broken, error }) =>
    broken
      ? `${printComment(text)}if (${printExpression(emission, source, broken)}) return refuse(${printString(error.code)});`
      : '',
  );
  return `${printDoc(`Makes ${withArticle(name.words)} that keeps its rules, or refuses.`)}export function create${name.pascal}(${name.camel}: ${name.pascal}): ${result}<${name.pascal}, ${failure}> {
    ${[...checks, ...bounds].filter((check) => check !== '').join('\n')}
    return ${ok}(${name.camel});
  }`;
}
