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

describe('what may grow', () => {
  it.each<[string, Schema]>([
    ['nothing', released],
    ['a further field', withFields({ gift: { type: 'boolean' } })],
    [
      'a further field that is always there',
      withFields({ gift: { type: 'boolean' } }, [...(released.required ?? []), 'gift']),
    ],
    ['an optional field that is always there', withFields({}, [...(released.required ?? []), 'note'])],
    ['fewer options', withFields({ reason: { type: 'string', enum: ['lost'] } })],
    ['a narrower range', withFields({ weight: { type: 'number', minimum: 1, maximum: 20 } })],
    ['whole numbers instead of any', withFields({ weight: { type: 'integer', minimum: 0, maximum: 30 } })],
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
