import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { createRootApi, DatabaseNotReachable, openPgDatabase, toReachabilityError } from '../src/index.js';

it('tells a database that is away from a statement that is wrong', () => {
  const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  const wrong = Object.assign(new Error('no such table'), { code: '42P01' });
  expect(toReachabilityError(refused)).toBeInstanceOf(DatabaseNotReachable);
  expect(toReachabilityError(Object.assign(new Error(), { code: '57P01' }))).toBeInstanceOf(
    DatabaseNotReachable,
  );
  expect(toReachabilityError(new Error('Connection terminated unexpectedly'))).toBeInstanceOf(
    DatabaseNotReachable,
  );
  expect(toReachabilityError(wrong)).toBe(wrong);
});

it('answers 503 while the database is away, and tells nobody of a defect', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const address = closed.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => closed.close(resolve));
  const database = openPgDatabase(`postgres://127.0.0.1:${port}/nothing`);
  const defects: unknown[] = [];
  const api = createRootApi({ createId: () => 'id', onDefect: (error) => defects.push(error) });
  api.get('/', async (c) => c.json(await database.query('select 1')));
  const response = await api.request('/');
  expect([response.status, response.headers.get('retry-after'), await response.json(), defects]).toEqual([
    503,
    '1',
    expect.objectContaining({ code: 'database-not-reachable' }),
    [],
  ]);
  await database.close();
});
