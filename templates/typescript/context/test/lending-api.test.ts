import { fixedClock } from '@sample/kernel';
import { createRootApi } from '@sample/platform';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLendingApi } from '../src/api/lending-api.js';
import { createMemoryLendingStore } from '../src/infrastructure/memory/memory-lending-store.js';

const jsonHeaders = { 'content-type': 'application/json' };

const borrowing = {
  copyId: 'copy-1',
  memberId: 'member-1',
  period: { days: 14 },
  deposit: { amount: '5.00', currency: 'EUR' },
};

describe('lending over HTTP', () => {
  let defects: unknown[];
  let api: ReturnType<typeof createRootApi>;

  beforeEach(() => {
    defects = [];
    let count = 0;
    const createId = () => {
      count += 1;
      return `id-${count}`;
    };
    const clock = fixedClock('2026-01-01T12:00:00.000Z');
    api = createRootApi({ createId, onDefect: (error) => defects.push(error) });
    api.route('/lending', createLendingApi({ store: createMemoryLendingStore(), clock, createId }));
  });

  async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await api.request(path, {
      method: 'POST',
      headers: { ...jsonHeaders, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { readonly id?: string } };
  }

  it('begins a loan and shows it', async () => {
    const borrowed = await post('/lending/loans/borrow-copy', borrowing);
    expect(borrowed).toEqual({ status: 201, body: { id: expect.any(String), version: 1 } });
    const { id } = borrowed.body;
    const response = await api.request(`/lending/loans/${id}`);
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        id,
        status: 'out',
        ...borrowing,
        borrowedAt: '2026-01-01T12:00:00.000Z',
        extensions: [],
        dueAt: '2026-01-15T12:00:00.000Z',
      },
    ]);
  });

  it('does a command that is sent twice under one key once', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await post('/lending/loans/borrow-copy', borrowing, headers);
    expect(await post('/lending/loans/borrow-copy', borrowing, headers)).toEqual(first);
    const other = { ...borrowing, copyId: 'copy-2' };
    expect(await post('/lending/loans/borrow-copy', other, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('gives each refusal its status and its code', async () => {
    const { body } = await post('/lending/loans/borrow-copy', borrowing);
    expect(await post('/lending/loans/borrow-copy', borrowing)).toMatchObject({
      status: 409,
      body: { code: 'copy-already-lent' },
    });
    expect(await post('/lending/loans/nobody/return-copy', {})).toMatchObject({
      status: 404,
      body: { code: 'loan-not-found' },
    });
    await post(`/lending/loans/${body.id}/extend-loan`, { days: 1 });
    await post(`/lending/loans/${body.id}/extend-loan`, { days: 1 });
    expect(await post(`/lending/loans/${body.id}/extend-loan`, { days: 1 })).toMatchObject({
      status: 409,
      body: { code: 'too-many-extensions', detail: 'A loan can be extended twice.' },
    });
  });

  it('says what is wrong where in a request', async () => {
    const bad = {
      ...borrowing,
      period: { days: 61 },
      deposit: { amount: '5.005', currency: 'EUR' },
      extra: 1,
    };
    const { memberId: _, ...rest } = bad;
    expect(await post('/lending/loans/borrow-copy', rest)).toEqual({
      status: 400,
      body: {
        type: 'urn:problem:request-not-valid',
        title: 'The request is not valid. Nothing was done.',
        status: 400,
        code: 'request-not-valid',
        errors: [
          { path: 'body.memberId', code: 'wrong-type', message: 'Must be there and be a text.' },
          {
            path: 'body.period',
            code: 'loan-period-not-offered',
            message: 'Loan period not offered. A loan lasts one day at least and sixty days at most.',
          },
          { path: 'body.deposit', code: 'not-valid', message: expect.any(String) },
          { path: 'body', code: 'unknown-field', message: 'Is not known: extra.' },
        ],
      },
    });
    expect(await post('/lending/loans/borrow-copy', '{"copyId":')).toMatchObject({
      status: 400,
      body: { code: 'body-not-json' },
    });
    expect(
      await post('/lending/loans/borrow-copy', { ...borrowing, copyId: 'x'.repeat(1_000_001) }),
    ).toMatchObject({
      status: 413,
      body: { code: 'request-too-large' },
    });
    expect(defects).toEqual([]);
  });
});
