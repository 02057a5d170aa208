import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { check_compat, initSync } from 'jsoncompat';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { findBreaks, type Schema } from '../../../templates/typescript/schema-check/src/compare-schemas.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');
const boards = [
  'models/samples/bookly.storm.json',
  'models/samples/food-delivery.storm.json',
  'models/samples/ticket-sales.storm.json',
  'models/samples/hospital.storm.json',
  'models/samples/library.storm.json',
] as const;

describe('the check of published schemas', () => {
  beforeAll(() => {
    initSync({
      module: readFileSync(createRequire(import.meta.url).resolve('jsoncompat/jsoncompat_wasm_bg.wasm')),
    });
  });

  const isWithin = (written: object, read: object) =>
    check_compat(JSON.stringify(read), JSON.stringify(written), 'serializer');

  /** Both ways: new messages for old readers, and old messages, which hold no field that had no name, for new readers. */
  const accepts = (released: Schema, current: Schema) =>
    isWithin(current, released) && isWithin(withoutFurtherFields(released), current);

  it.each(publishedSchemas(bookly))('agrees with jsoncompat on every single change of %s', (_, schema) => {
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
      { numRuns: 1_000 },
    );
    expect(passed).toBeGreaterThan(10);
  });

  describe.each(boards)('lets a published version of %s', (board) => {
    const model = readShippedBoard(board);
    const released = publishedSchemas(model);
    const ofToday = newestSchemas(model);
    const breaksOf = (changed: Model) => {
      const current = new Map(publishedSchemas(changed));
      return released.map(([name, schema]) => [name, findBreaks(schema, current.get(name) ?? {})]);
    };

    it('grow by a field that is optional', () => {
      const grown = withFurtherField(model, { optional: true });

      expect(ofToday.size).toBeGreaterThan(0);
      expect(publishedSchemas(grown)).not.toEqual(released);
      expect(breaksOf(grown)).toEqual(released.map(([name]) => [name, []]));
    });

    it('not grow by a field that older messages lack', () => {
      const lacking = { place: 'furtherNote', problem: 'must be there, and older messages lack it.' };

      expect(breaksOf(withFurtherField(model, {}))).toEqual(
        released.map(([name]) => [name, ofToday.has(name) ? [lacking] : []]),
      );
    });
  });
});

/** Without `$id`, which the oracle does not take. */
function publishedSchemas(model: Model): readonly (readonly [string, Schema])[] {
  return generateFiles(model, loadTemplates())
    .files.filter(({ path }) => path.endsWith('.schema.json'))
    .map(({ path, text }) => {
      const { $id, ...schema } = JSON.parse(text);
      return [path.slice(path.lastIndexOf('/') + 1), schema];
    });
}

/** The files of the versions that are sent, without those that are only read. */
function newestSchemas(model: Model): ReadonlySet<string> {
  const { contexts } = generateFiles(model, loadTemplates()).plan;
  const newest = contexts.flatMap(({ published }) => published);
  return new Set(newest.map(({ event, version }) => `${event.name.slug}-v${version}.schema.json`));
}

/** The model with a text more in every published face. */
function withFurtherField(model: Model, { optional = false }: { readonly optional?: boolean }): Model {
  const elements = Object.entries(model.elements).map(([id, element]) => {
    if (element.kind !== 'event' || element.design?.published === undefined) return [id, element];
    const { payload = [], published, ...design } = element.design;
    const further = { type: 'text', name: 'further note', ...(optional && { optional }) } as const;
    // A face that is not described is the payload as it is.
    const grown =
      published.fields === undefined
        ? { payload: [...payload, further], published }
        : {
            payload,
            published: {
              ...published,
              fields: [...published.fields, further],
              values: { ...published.values, 'further note': "'none'" },
            },
          };
    return [id, { ...element, design: { ...design, ...grown } }];
  });
  return { ...model, elements: Object.fromEntries(elements) };
}

/** The schema whose objects have no fields besides those that it names. */
function withoutFurtherFields({ properties, items, ...schema }: Schema): Schema {
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, withoutFurtherFields(field)]);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields), additionalProperties: false }),
    ...(items && { items: withoutFurtherFields(items) }),
  };
}

/** The schema with one field less, more, of another type, narrower, or otherwise required. */
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
        { ...schema, required: [...others, name] },
        { ...schema, properties: { ...properties, [name]: { type: 'boolean' } } },
        { ...schema, properties: { ...properties, [name]: { ...properties[name], enum: ['a'] } } },
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
    fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 8, max: 9 }))
      .map(([minimum, maximum]): Schema => ({ type: 'integer', minimum, maximum })),
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
