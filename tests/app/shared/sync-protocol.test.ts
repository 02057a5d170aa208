import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { CLOSE } from '#app/shared/close-codes.ts';
import {
  type DurabilityMessage,
  encodeDurability,
  encodePresence,
  encodePresences,
  MESSAGE,
  readDurability,
  readPresence,
  readPresences,
} from '#app/shared/sync-protocol.ts';

function open(frame: Uint8Array) {
  const decoder = decoding.createDecoder(frame);
  return { type: decoding.readVarUint(decoder), decoder };
}

const messages: DurabilityMessage[] = [
  { kind: 'ask', point: 0 },
  { kind: 'ask', point: 2 ** 32 + 5 },
  { kind: 'durable', point: 7 },
  { kind: 'storage-failed' },
  { kind: 'storage-recovered' },
];

test.each(messages)('a durability message arrives as it was sent: %o', (message) => {
  const { type, decoder } = open(encodeDurability(message));

  expect({ type, message: readDurability(decoder) }).toEqual({ type: MESSAGE.durability, message });
});

test('a durability message of a later version is read as unknown', () => {
  expect(readDurability(decoding.createDecoder(Uint8Array.of(9)))).toBeUndefined();
});

test('presence arrives as it was sent, alone and gathered', () => {
  const payload = Uint8Array.of(1, 2, 3);
  const own = open(encodePresence(payload));
  const presences = [
    { clientId: 1, payload },
    { clientId: 4_000_000_000, payload: new Uint8Array() },
  ];
  const others = open(encodePresences(presences));

  expect({ type: own.type, payload: readPresence(own.decoder) }).toEqual({ type: MESSAGE.presence, payload });
  expect({ type: others.type, presences: readPresences(others.decoder) }).toEqual({
    type: MESSAGE.presence,
    presences,
  });
});

test('every reason to close fits into a close frame', () => {
  const tooLong = Object.entries(CLOSE).filter(
    ([, { reason }]) => new TextEncoder().encode(reason).length > 123,
  );

  expect(tooLong).toEqual([]);
});
