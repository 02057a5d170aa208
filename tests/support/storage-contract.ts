import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoardStorage } from '#app/server/storage/board-storage.ts';
import type { BoardId } from '#models/metamodel/ids.ts';

const bookly = 'bookly' as BoardId;
const other = 'bookly-2' as BoardId;

function sorted(updates: readonly Uint8Array[]): string[] {
  return updates.map((update) => Buffer.from(update).toString('latin1')).sort();
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** What every board storage promises. `open` makes an empty one. */
export function describeStorageContract(name: string, open: () => Promise<BoardStorage>): void {
  describe(`${name} keeps the storage contract`, () => {
    let storage: BoardStorage;

    beforeEach(async () => {
      storage = await open();
    });

    afterEach(async () => {
      await storage.close();
    });

    test('[STORAGE1] a board that nobody has written is empty', async () => {
      expect(await storage.load(bookly)).toEqual([]);
    });

    test('[STORAGE1] what was appended is loaded, byte by byte', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, index) => index);

      await storage.append(bookly, all);
      await storage.append(bookly, new Uint8Array());

      expect((await storage.load(bookly)).map((update) => [...update])).toEqual([[...all], []]);
    });

    test('[STORAGE1] appends that arrive together are all kept', async () => {
      const texts = Array.from({ length: 500 }, (_, index) => `update ${index}`);

      await Promise.all(texts.map((text) => storage.append(bookly, bytes(text))));

      expect(sorted(await storage.load(bookly))).toEqual([...texts].sort());
    });

    test('[STORAGE1] boards are apart, even when one id begins with the other', async () => {
      await storage.append(bookly, bytes('one'));
      await storage.append(other, bytes('two'));

      expect([sorted(await storage.load(bookly)), sorted(await storage.load(other))]).toEqual([
        ['one'],
        ['two'],
      ]);
    });

    test('[STORAGE2] a snapshot takes the place of what was appended before', async () => {
      await storage.append(bookly, bytes('a'));
      await storage.append(bookly, bytes('b'));
      await storage.append(other, bytes('c'));

      await storage.compact(bookly, bytes('ab'));

      expect([sorted(await storage.load(bookly)), sorted(await storage.load(other))]).toEqual([
        ['ab'],
        ['c'],
      ]);
    });

    test('[STORAGE2] a second snapshot takes the place of the first', async () => {
      await storage.append(bookly, bytes('a'));
      await storage.compact(bookly, bytes('ab'));
      await storage.append(bookly, bytes('c'));

      await storage.compact(bookly, bytes('abc'));

      expect(sorted(await storage.load(bookly))).toEqual(['abc']);
    });

    test('[STORAGE2] nothing that is appended during a compaction is lost', async () => {
      await storage.append(bookly, bytes('before'));
      const appends: Promise<void>[] = [];

      const compaction = storage.compact(bookly, bytes('snapshot'));
      for (let index = 0; index < 50; index += 1) {
        appends.push(storage.append(bookly, bytes(`during ${index}`)));
        await new Promise(setImmediate);
      }
      await Promise.all([compaction, ...appends]);

      const expected = ['snapshot', ...Array.from({ length: 50 }, (_, index) => `during ${index}`)].sort();
      expect(sorted(await storage.load(bookly))).toEqual(expected);
    });

    test('[STORAGE3] closing waits for what is under way', async () => {
      const appended = storage.append(bookly, bytes('last'));

      await storage.close();

      await expect(appended).resolves.toBeUndefined();
    });

    test('[STORAGE3] a closed storage says no to everything', async () => {
      await storage.close();

      await expect(storage.append(bookly, bytes('late'))).rejects.toThrow();
      await expect(storage.load(bookly)).rejects.toThrow();
      await expect(storage.compact(bookly, bytes('late'))).rejects.toThrow();
    });
  });
}
