import { describe, expect, it } from 'vitest';
import { findBreaks, type Schema } from '../src/compare-schemas.js';

const released: Schema = {
  type: 'object',
  properties: {
    orderId: { type: 'string' },
    weight: { type: 'number', minimum: 0, maximum: 30 },
    reason: { type: 'string', enum: ['lost', 'late'] },
    placedAt: { type: 'string', format: 'date-time', pattern: 'Z$' },
    note: { type: 'string' },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { title: { type: 'string' } },
        required: ['title'],
        additionalProperties: {},
      },
    },
  },
  required: ['orderId', 'weight', 'reason', 'placedAt', 'lines'],
  additionalProperties: {},
};

/** The released schema with other fields. */
function withFields(
  fields: Readonly<Record<string, Schema | undefined>>,
  required = released.required,
): Schema {
  const properties = Object.entries({ ...released.properties, ...fields }).flatMap(([name, schema]) =>
    schema === undefined ? [] : [[name, schema] as const],
  );
  return { ...released, properties: Object.fromEntries(properties), ...(required && { required }) };
}

/** The released schema with a further field in every line. */
function withLine(fields: Readonly<Record<string, Schema>>): Schema {
  const items = released.properties?.lines?.items;
  return withFields({
    lines: { type: 'array', items: { ...items, properties: { ...items?.properties, ...fields } } },
  });
}

describe('what may grow', () => {
  it.each<[string, Schema]>([
    ['nothing', released],
    ['a further field', withFields({ gift: { type: 'boolean' } })],
    ['a further field of an item', withLine({ gift: { type: 'boolean' } })],
    ['other remarks', { ...released, ...{ title: 'another', description: 'words' } }],
  ])('%s', (_, current) => {
    expect(findBreaks(released, current)).toEqual([]);
  });
});

describe('what breaks readers', () => {
  it.each<[string, Schema, string, string]>([
    ['a field that is gone', withFields({ note: undefined }), 'note', 'is not there any more.'],
    [
      'a field that may be missing',
      withFields({}, ['weight', 'reason', 'placedAt', 'lines']),
      'orderId',
      'was always there and may be missing.',
    ],
    ['another type', withFields({ orderId: { type: 'number' } }), 'orderId', 'was string and is number.'],
    ['any type', withFields({ orderId: {} }), 'orderId', 'was string and is anything.'],
    [
      'a new option',
      withFields({ reason: { type: 'string', enum: ['lost', 'late', 'broken'] } }),
      'reason',
      'may be "broken", which no reader knows.',
    ],
    [
      'options that are free',
      withFields({ reason: { type: 'string' } }),
      'reason',
      'was one of some options and may be anything.',
    ],
    [
      'another pattern',
      withFields({ placedAt: { type: 'string', format: 'date-time' } }),
      'placedAt',
      'has another pattern.',
    ],
    ['a lower minimum', withFields({ weight: { type: 'number', maximum: 30 } }), 'weight', 'may be smaller.'],
    [
      'a higher maximum',
      withFields({ weight: { type: 'number', minimum: 0, maximum: 31 } }),
      'weight',
      'may be larger.',
    ],
    [
      'a field of an item that is gone',
      withFields({ lines: { type: 'array', items: { type: 'object', additionalProperties: {} } } }),
      'lines/[]/title',
      'is not there any more.',
    ],
    [
      'items of any kind',
      withFields({ lines: { type: 'array' } }),
      'lines/[]',
      'was object and is anything.',
    ],
    [
      'a keyword that nobody here knows',
      withFields({ note: { type: 'string', ...{ minLength: 2 } } }),
      'note',
      'has another `minLength`, and this check does not know what that means.',
    ],
  ])('%s', (_, current, place, problem) => {
    expect(findBreaks(released, current)).toEqual([{ place, problem }]);
  });

  it('a further field where none was allowed', () => {
    const closed: Schema = { ...released, additionalProperties: false };

    expect(findBreaks(closed, { ...withFields({ gift: {} }), additionalProperties: false })).toEqual([
      { place: 'gift', problem: 'was not allowed.' },
    ]);
    expect(findBreaks(closed, released)).toEqual([{ place: '', problem: 'may have further fields.' }]);
  });
});

describe('what breaks on older messages', () => {
  it.each<[string, Schema, string, string]>([
    [
      'a further field that must be there',
      withFields({ gift: { type: 'boolean' } }, [...(released.required ?? []), 'gift']),
      'gift',
      'must be there, and older messages lack it.',
    ],
    [
      'an optional field that must be there',
      withFields({}, [...(released.required ?? []), 'note']),
      'note',
      'must be there, and older messages may lack it.',
    ],
    [
      'fewer options',
      withFields({ reason: { type: 'string', enum: ['lost'] } }),
      'reason',
      'may not be "late" any more, and older messages are.',
    ],
    [
      'options where any text was allowed',
      withFields({ note: { type: 'string', enum: ['gift'] } }),
      'note',
      'may only be one of some options, and older messages hold others.',
    ],
    [
      'a higher minimum',
      withFields({ weight: { type: 'number', minimum: 1, maximum: 30 } }),
      'weight',
      'must be 1 or more, and older messages may hold less.',
    ],
    [
      'a lower maximum',
      withFields({ weight: { type: 'number', minimum: 0, maximum: 20 } }),
      'weight',
      'must be 20 or less, and older messages may hold more.',
    ],
    [
      'whole numbers instead of any',
      withFields({ weight: { type: 'integer', minimum: 0, maximum: 30 } }),
      'weight',
      'was number and is integer.',
    ],
    [
      'a format where there was none',
      withFields({ note: { type: 'string', format: 'email' } }),
      'note',
      'has a format, and older messages need not follow it.',
    ],
    [
      'a pattern where there was none',
      withFields({ orderId: { type: 'string', pattern: '^O-' } }),
      'orderId',
      'has a pattern, and older messages need not follow it.',
    ],
    [
      'a field of an item that must be there',
      withFields({
        lines: {
          type: 'array',
          items: { ...released.properties?.lines?.items, required: ['title', 'count'] },
        },
      }),
      'lines/[]/count',
      'must be there, and older messages lack it.',
    ],
    [
      'no further fields',
      { ...released, additionalProperties: false },
      '',
      'may have no further fields, and older messages may have some.',
    ],
  ])('%s', (_, current, place, problem) => {
    expect(findBreaks(released, current)).toEqual([{ place, problem }]);
  });
});

describe('fields without a name of their own', () => {
  const prices: Schema = { type: 'object', additionalProperties: { type: 'string' } };

  it('may stay as they are', () => {
    expect(findBreaks(prices, { ...prices })).toEqual([]);
  });

  it('may not become another type', () => {
    expect(findBreaks(prices, { ...prices, additionalProperties: { type: 'number' } })).toEqual([
      { place: '*', problem: 'was string and is number.' },
    ]);
  });

  it('may not become anything, nor anything become one of them', () => {
    const anything = { ...prices, additionalProperties: {} };

    expect(findBreaks(prices, anything)).toEqual([{ place: '*', problem: 'was string and is anything.' }]);
    expect(findBreaks(anything, prices)).toEqual([{ place: '*', problem: 'was anything and is string.' }]);
  });

  it('hold a new name to what they were', () => {
    const named = (field: Schema): Schema => ({ ...prices, properties: { net: field } });

    expect(findBreaks(prices, named({ type: 'string' }))).toEqual([]);
    expect(findBreaks(prices, named({ type: 'number' }))).toEqual([
      { place: 'net', problem: 'was string and is number.' },
    ]);
  });
});
