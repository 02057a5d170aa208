import { err, money, ok } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { json } from '../src/index.js';

describe('JSON', () => {
  it.each([
    ['money', json.money, { amount: '19.90', currency: 'EUR' }, money('19.90', 'EUR')],
    ['a time', json.time, '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['a duration', json.duration, 'PT5400S', 5_400_000],
    ['a part of a second', json.duration, 'PT0.25S', 250],
    ['a time gone by', json.duration, '-PT60S', -60_000],
    ['a web address', json.url, 'https://example.org/?q=1', 'https://example.org/?q=1'],
  ])('carries %s there and back', (_name, codec, outside, inside) => {
    expect(z.decode(codec as z.ZodType, outside)).toEqual(inside);
    expect(z.encode(codec as z.ZodType, inside)).toEqual(outside);
  });

  it('writes no amount of money that it could not read', () => {
    const largest = money('9'.repeat(30), 'CLF');
    for (const codec of [json.money, json.keptMoney]) {
      expect(z.decode(codec, z.encode(codec, largest))).toEqual(largest);
    }
    expect(z.safeDecode(json.money, { amount: `1${'0'.repeat(30)}`, currency: 'CLF' }).success).toBe(false);
    expect(z.safeDecode(json.keptMoney, { amount: `1${'0'.repeat(34)}`, currency: 'CLF' }).success).toBe(
      false,
    );
  });

  it('brings every time to UTC and every duration to milliseconds', () => {
    expect(z.decode(json.time, '2026-01-31T13:00:00+01:00')).toBe('2026-01-31T12:00:00.000Z');
    expect(z.decode(json.duration, 'P1DT1H30M')).toBe(91_800_000);
  });

  it.each([
    [json.money, { amount: '1.999', currency: 'EUR' }],
    [json.money, { amount: '-1', currency: 'EUR' }],
    [json.money, { amount: 1, currency: 'EUR' }],
    [json.duration, 'P1Y'],
    [json.duration, 'P'],
    [json.time, 'yesterday'],
    [json.integer(), 1.5],
    [json.integer({ max: 3 }), 4],
    [json.text({ pattern: /^(?:a+)$/u }), 'ab'],
    [json.text(), '\ud800'],
    [json.id(), ''],
    [json.url, 'javascript://example.org/%0Aalert(1)'],
    [json.url, 'file:///etc/passwd'],
    [json.url, 'https://example.org/\u0000'],
    [json.url, 'https://example.org/\ud800'],
    [json.email, 'anna\u0000@example.org'],
    [json.email, 'anna@example.org\ud800'],
    [json.time, '9999-12-31T23:59:59-01:00'],
    [json.time, '0000-01-01T00:00:00+01:00'],
    [json.duration, `P${'9'.repeat(20)}W`],
    [json.duration, `-PT${'9'.repeat(400)}S`],
  ])('refuses %#', (codec, outside) => {
    expect(z.safeDecode(codec as z.ZodType, outside).success).toBe(false);
  });

  it('leaves bounds that are only told to whoever holds to them', () => {
    const told = json.text({ pattern: /^[A-Z]{2}$/u, minLength: 2, documentOnly: true });
    expect([z.decode(told, 'germany'), z.decode(json.integer({ max: 3, documentOnly: true }), 4)]).toEqual([
      'germany',
      4,
    ]);
  });

  it('takes a value object only from its maker', () => {
    const even = json.value(z.strictObject({ count: json.integer() }), (input) =>
      input.count % 2 === 0 ? ok(input) : err({ code: 'odd', kind: 'invalid', message: 'Odd.' }),
    );
    expect(z.decode(even, { count: 2 })).toEqual({ count: 2 });
    expect(z.encode(even, { count: 2 })).toEqual({ count: 2 });
    expect(z.safeDecode(even, { count: 3 }).error?.issues).toMatchObject([
      { code: 'custom', message: 'Odd.', params: { code: 'odd' } },
    ]);
  });

  it('tells the rule that a value object breaks, where that is known', () => {
    const refusal = {
      code: 'odd',
      kind: 'invalid',
      message: 'Odd.',
      detail: 'Shoes come in pairs.',
    } as const;
    const shoes = json.value(z.strictObject({ count: json.integer() }), () => err(refusal));
    expect(z.safeDecode(shoes, { count: 3 }).error?.issues).toMatchObject([
      { message: 'Odd. Shoes come in pairs.', params: { code: 'odd' } },
    ]);
  });
});
