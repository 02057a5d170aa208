import { MemoryStorage } from '#app/server/storage/memory-storage.ts';
import { describeStorageContract } from '#tests/support/storage-contract.ts';

describeStorageContract('MemoryStorage', async () => new MemoryStorage());
