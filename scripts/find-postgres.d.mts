/** The address of a PostgreSQL server for tests, if one answers. */
export function findPostgres(): Promise<string | undefined>;
