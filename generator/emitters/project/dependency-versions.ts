/**
 * What generated projects depend on. The same packages are dependencies of ours (a test compares the versions), so
 * that generated code is checked and tried out with what it will be installed with.
 */
export const DEPENDENCY_VERSIONS = {
  '@biomejs/biome': '2.4.15',
  '@electric-sql/pglite': '^0.5.16',
  '@hono/node-server': '^2.1.8',
  '@hono/zod-openapi': '^1.6.3',
  '@nats-io/jetstream': '~3.3.1',
  '@nats-io/transport-node': '~3.3.1',
  '@opentelemetry/api': '^1.10.0',
  '@types/node': '^20.19.43',
  '@types/pg': '^8.23.1',
  amqplib: '^2.3.1',
  'fast-check': '^4.10.2',
  hono: '^4.13.19',
  pg: '^8.23.1',
  typescript: '^7.0.2',
  // Vitest runs on it; tests read imports with its parser.
  vite: '^8.3.8',
  vitest: '4.1',
  zod: '^4.6.7',
} as const;

export type Dependency = keyof typeof DEPENDENCY_VERSIONS;

/** The versions of some of them, by name, as package.json lists them. */
export function versionsOf(names: readonly Dependency[]): Record<string, string> {
  return Object.fromEntries([...names].sort().map((name) => [name, DEPENDENCY_VERSIONS[name]]));
}
