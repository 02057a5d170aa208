import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { check_compat, initSync } from 'jsoncompat';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { findBreaks, type Schema } from '../../../templates/typescript/schema-check/src/compare-schemas.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

describe('the check of published schemas', () => {
  beforeAll(() => {
    initSync({
      module: readFileSync(createRequire(import.meta.url).resolve('jsoncompat/jsoncompat_wasm_bg.wasm')),
    });
  });

  const accepts = (released: object, current: object) =>
    check_compat(JSON.stringify(released), JSON.stringify(current), 'serializer');

  it.each(publishedSchemas())('agrees with jsoncompat on every single change of %s', (_, schema) => {
    const changes = singleChanges(schema);

    expect(changes.length).toBeGreaterThan(2);
    expect(changes.map((change) => [change, findBreaks(schema, change).length === 0])).toEqual(
      changes.map((change) => [change, accepts(schema, change)]),
    );
  });

  it('lets nothing pass that jsoncompat refuses', () => {
    let passed = 0;
    fc.assert(
      fc.property(arbitrarySchema(2), arbitrarySchema(2), (released, current) => {
        const isKept = findBreaks(released, current).length === 0;
        passed += isKept ? 1 : 0;
        return !isKept || accepts(released, current);
      }),
      { numRuns: 500 },
    );
    expect(passed).toBeGreaterThan(10);
  });
});

/** Without `$id`, which the oracle does not take. */
function publishedSchemas(): readonly (readonly [string, Schema])[] {
  return generateFiles(bookly, loadTemplates())
    .files.filter(({ path }) => path.endsWith('.schema.json'))
    .map(({ path, text }) => {
      const { $id, ...schema } = JSON.parse(text);
      return [path.slice(path.lastIndexOf('/') + 1), schema];
    });
}

/** The schema with one field less, more, of another type, or no longer required. */
function singleChanges(schema: Schema): readonly Schema[] {
  const { properties = {}, required = [] } = schema;
  return [
    { ...schema, properties: { ...properties, further: { type: 'string' } } },
    {
      ...schema,
      properties: { ...properties, further: { type: 'string' } },
      required: [...required, 'further'],
    },
    ...Object.keys(properties).flatMap((name) => {
      const { [name]: _, ...fewer } = properties;
      const others = required.filter((each) => each !== name);
      return [
        { ...schema, properties: fewer, required: others },
        { ...schema, required: others },
        { ...schema, properties: { ...properties, [name]: { type: 'boolean' } } },
      ];
    }),
  ];
}

/** Small schemas over few names, so that two of them often have something in common. */
function arbitrarySchema(depth: number): fc.Arbitrary<Schema> {
  const leaf = fc.oneof(
    fc.constantFrom<Schema>({ type: 'string' }, { type: 'boolean' }, { type: 'number' }, { type: 'integer' }),
    fc
      .subarray(['a', 'b', 'c'], { minLength: 1 })
      .map((options): Schema => ({ type: 'string', enum: options })),
    fc.integer({ min: 0, max: 3 }).map((minimum): Schema => ({ type: 'integer', minimum, maximum: 9 })),
  );
  if (depth === 0) {
    return leaf;
  }
  const inner = arbitrarySchema(depth - 1);
  const record = fc
    .dictionary(fc.constantFrom('x', 'y', 'z'), inner, { maxKeys: 3, noNullPrototype: true })
    .chain((properties) =>
      fc
        .subarray(Object.keys(properties))
        .map((required): Schema => ({ type: 'object', properties, required, additionalProperties: {} })),
    );
  return fc.oneof(
    leaf,
    record,
    inner.map((items): Schema => ({ type: 'array', items })),
  );
}
