export * from './api-client.js';
export * from './for-every-store.js';
export * from './imports.js';
export * from './message-of.js';
export * from './postgres-server.js';
export * from './repository-contract.js';
export * from './shared-pglite.js';
export * from './test-surroundings.js';
