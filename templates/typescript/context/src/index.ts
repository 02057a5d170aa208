export { createLendingApi } from './api/lending-api.js';
export type { LendingPorts, LendingStore } from './application/ports.js';
export { lendingContext } from './context.js';
export { createMemoryLendingStore } from './infrastructure/memory/memory-lending-store.js';
