import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration.js';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfiguration({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataFolder: './data',
      contexts: undefined,
      brokerUrl: undefined,
      natsReplicas: 1,
      isProduction: false,
    });
  });

  it('follows the environment', () => {
    const environment = {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://db/shop',
      DATA_FOLDER: '/data',
      CONTEXTS: 'orders, payments',
      BROKER_URL: 'nats://broker',
      NATS_REPLICAS: '3',
      NODE_ENV: 'production',
    };
    expect(readConfiguration(environment)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgres://db/shop',
      dataFolder: '/data',
      contexts: ['orders', 'payments'],
      brokerUrl: 'nats://broker',
      natsReplicas: 3,
      isProduction: true,
    });
  });

  it.each(['-1', '65536', '80a', '1.5'])('refuses the port %s', (port) => {
    expect(() => readConfiguration({ PORT: port })).toThrow(`PORT is "${port}"`);
  });

  it.each(['0', '6', '1.5', 'three'])('refuses %s replicas', (replicas) => {
    expect(() => readConfiguration({ NATS_REPLICAS: replicas })).toThrow(`NATS_REPLICAS is "${replicas}"`);
  });

  it('refuses another kind of database', () => {
    expect(() => readConfiguration({ DATABASE_URL: 'mysql://db/shop' })).toThrow('DATABASE_URL');
  });
});
