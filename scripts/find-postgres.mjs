import pg from 'pg';

const local = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The address of a PostgreSQL server for tests: `DATABASE_URL`, or the one of this machine where it lets us in. */
export async function findPostgres() {
  const candidates = process.env.DATABASE_URL ? [process.env.DATABASE_URL] : [local];
  for (const url of candidates) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    try {
      await client.connect();
      await client.query('select 1');
      return url;
    } catch {
      // Not there, or not for us: the tests that want it are left out.
    } finally {
      await client.end().catch(() => {});
    }
  }
  return undefined;
}
