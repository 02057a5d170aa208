import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, migrate } from '../src/index.js';
import { openSharedPGlite } from '../src/testing/index.js';

describe('a database', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openSharedPGlite();
    await database.query('drop table if exists note');
    await database.query('create table note (text text not null)');
  }, 60_000);

  it('keeps what a transaction did, or none of it', async () => {
    await database.transaction((transaction) => transaction.query("insert into note values ('kept')"));
    const failed = database.transaction(async (transaction) => {
      await transaction.query("insert into note values ('lost')");
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await database.query('select text from note')).toEqual([{ text: 'kept' }]);
  });

  it('throws instead of waiting for itself', async () => {
    const crossed = database.transaction(() => database.query('select 1'));
    await expect(crossed).rejects.toThrow('inside one of its transactions');
    const nested = database.transaction(() => database.transaction(async () => undefined));
    await expect(nested).rejects.toThrow('inside one of its transactions');
  });

  it('runs every migration once, however often it is asked', async () => {
    const first = { id: 'first', statements: ['create table "shop".book (title text)'] };
    const second = { id: 'second', statements: ['alter table "shop".book add column pages integer'] };
    await Promise.all([migrate(database, 'shop', [first]), migrate(database, 'shop', [first])]);
    await migrate(database, 'shop', [first, second]);
    expect(await database.query('select id from "shop".migration order by id')).toEqual([
      { id: 'first' },
      { id: 'second' },
    ]);
    expect(await database.query('select title, pages from "shop".book')).toEqual([]);
  });

  it('migrates whole or not at all', async () => {
    const sound = { id: 'sound', statements: ['create table "half".book (title text)'] };
    const broken = { id: 'broken', statements: ['create nonsense'] };
    await expect(migrate(database, 'half', [sound, broken])).rejects.toThrow();
    expect(await database.query("select 1 from pg_namespace where nspname = 'half'")).toEqual([]);
  });
});
