/** What the server is told by its environment. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; without one the database is embedded. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded database keeps its files. */
  readonly dataFolder: string;
  /** The contexts that run in this process, by their names in addresses; undefined for all. */
  readonly contexts: readonly string[] | undefined;
  /** What carries messages between processes: nats://... or amqp://...; without one they stay in this process. */
  readonly brokerUrl: string | undefined;
  /** How many servers of NATS keep what is published, where this server has it kept for the first time. */
  readonly natsReplicas: number;
  readonly isProduction: boolean;
}

/** The environment says something that cannot be meant. The message is for the person who started the server. */
export class ConfigurationError extends Error {}

export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  return {
    port: readPort(environment.PORT || '3000'),
    host: environment.HOST || '127.0.0.1',
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    dataFolder: environment.DATA_FOLDER || './data',
    contexts: environment.CONTEXTS ? environment.CONTEXTS.split(',').map((name) => name.trim()) : undefined,
    brokerUrl: readBrokerUrl(environment.BROKER_URL),
    natsReplicas: readReplicas(environment.NATS_REPLICAS || '1'),
    isProduction: environment.NODE_ENV === 'production',
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigurationError(`PORT is "${text}", which is no port. Give a number from 0 to 65535.`);
  }
  return port;
}

function readReplicas(text: string): number {
  // More than five NATS does not take.
  if (!/^[1-5]$/.test(text)) {
    throw new ConfigurationError(`NATS_REPLICAS is "${text}". Give a number from 1 to 5.`);
  }
  return Number(text);
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigurationError('DATABASE_URL is not the address of a PostgreSQL server (postgres://...).');
  }
  return text;
}

function readBrokerUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^(nats|tls|amqps?):\/\//.test(text)) {
    throw new ConfigurationError('BROKER_URL is not the address of a broker (nats://... or amqp://...).');
  }
  return text;
}
