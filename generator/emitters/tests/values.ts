import { exampleOfFields, haveSoundExamples } from '../../examples/example-values.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { BoundsCheck, ValuePlan } from '../../plan/fields.ts';
import { type Emission, kernel, toFile } from '../../printing/emission.ts';
import { printExample } from '../../printing/examples.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { isPossible } from './aggregate-examples.ts';

/** `test/values/coupon.test.ts`: what cannot be made, and the rules that still have no check. */
export function emitValueTest(emission: Emission, value: ValuePlan): readonly GeneratedFile[] {
  const { name } = value;
  const owed = value.rules.filter(({ broken }) => broken === undefined);
  // With rules of its own an example may break one of them; bounds are kept where a fitting text is found.
  const isKept =
    value.rules.every(({ broken }) => broken === undefined) &&
    isPossible(value.fields) &&
    haveSoundExamples(value.fields);
  if (!isKept && owed.length === 0) {
    return [];
  }
  const path = `test/values/${name.kebab}.test.ts`;
  const source = createSource(path);
  const vitest = (symbol: string) => source.value(inPackage('vitest', symbol));
  const tests = owed.map(({ text }) => `${vitest('it')}.todo(${printString(text.slice(0, 200))});`);
  if (isKept) {
    const create = source.value(inFile(value.file, `create${name.pascal}`));
    const example = printExample(emission, source, exampleOfFields(value.fields));
    const type = source.type(inFile(value.file, name.pascal));
    source.add(`const ${name.camel}: ${type} = ${example};`);
    vitest('expect');
    tests.unshift(
      `${vitest('it')}('is made of what keeps its bounds', () => {
        expect(${create}(${name.camel})).toEqual(${source.value(kernel(emission, 'ok'))}(${name.camel}));
      });`,
      ...value.checks.flatMap((check) => printRefusal(value, check, create)),
    );
  }
  source.add(`${vitest('describe')}(${printString(name.words)}, () => {\n${tests.join('\n\n')}\n});`);
  return [toFile(emission, path, source)];
}

function printRefusal({ name }: ValuePlan, { field, error }: BoundsCheck, create: string): readonly string[] {
  const wrong = findWrongValue(field);
  if (wrong === undefined) {
    return [];
  }
  return [
    `it(${printString(`refuses a wrong ${field.words}`)}, () => {
      expect(${create}({ ...${name.camel}, ${field.key}: ${wrong} })).toMatchObject({ ok: false, error: { code: ${printString(error.code)} } });
    });`,
  ];
}

/** A value of the right type outside the bounds. */
function findWrongValue({ bounds, list, type }: BoundsCheck['field']): string | undefined {
  const { min, max, minLength, maxLength, pattern } = bounds;
  const isNumber = type.kind === 'primitive' && ['integer', 'decimal', 'duration'].includes(type.primitive);
  const texts = ['', ' ', '?', 'x'.repeat((maxLength ?? 0) + 1)];
  const text = texts.find(
    (each) =>
      (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(each)) ||
      (minLength !== undefined && each.length < minLength) ||
      (maxLength !== undefined && each.length > maxLength),
  );
  const number = min !== undefined ? min - 1 : max !== undefined ? max + 1 : undefined;
  const wrong = isNumber ? number?.toString() : text === undefined ? undefined : printString(text);
  return wrong !== undefined && list ? `[${wrong}]` : wrong;
}
