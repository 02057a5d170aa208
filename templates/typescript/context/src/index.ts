export { createLendingApi } from './api/lending-api.js';
export type { LendingPorts, LendingStore } from './application/ports.js';
export { openLending } from './context.js';
export { createMemoryLendingStore } from './infrastructure/memory/memory-lending-store.js';
