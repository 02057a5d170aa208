import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { MESSAGE, readDurability, readPresence } from '#app/shared/sync-protocol.ts';

/** One person's awareness state as it stands on the wire. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  /** JSON of an object, or `null` for somebody who left. */
  readonly state: string;
}

/** What a client can say to its room. */
export type Frame =
  | { readonly kind: 'sync-question'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'awareness-question' }
  | { readonly kind: 'durability-question'; readonly point: number }
  | { readonly kind: 'presence'; readonly payload: Uint8Array }
  /** Something that another version may understand; it is passed over. */
  | { readonly kind: 'unknown' };

/**
 * Reads a frame of a client that may be lying about everything; undefined when it cannot be read. Updates and state
 * vectors are handed on unread.
 */
export function parseFrame(bytes: Uint8Array): Frame | undefined {
  try {
    return readFrame(decoding.createDecoder(bytes));
  } catch {
    // lib0 throws on numbers that are cut off or too large and JSON.parse on broken states: all the sender's doing.
    return undefined;
  }
}

function readFrame(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSyncFrame(decoder);
    case MESSAGE.awareness:
      return { kind: 'awareness', entries: readAwareness(decoding.readVarUint8Array(decoder)) };
    case MESSAGE.queryAwareness:
      return { kind: 'awareness-question' };
    case MESSAGE.durability: {
      const message = readDurability(decoder);
      return message?.kind === 'ask'
        ? { kind: 'durability-question', point: message.point }
        : { kind: 'unknown' };
    }
    case MESSAGE.presence:
      return { kind: 'presence', payload: readPresence(decoder).slice() };
    default:
      return { kind: 'unknown' };
  }
}

function readSyncFrame(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case messageYjsSyncStep1:
      return { kind: 'sync-question', stateVector: decoding.readVarUint8Array(decoder) };
    case messageYjsSyncStep2:
    case messageYjsUpdate:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      return undefined;
  }
}

function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const entries: AwarenessEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = decoding.readVarString(decoder);
    // Other clients parse it without a net, so what is not an object must not reach them.
    if (typeof JSON.parse(state) !== 'object') {
      throw new Error('An awareness state is an object or null.');
    }
    entries.push({ clientId, clock, state });
  }
  return entries;
}
