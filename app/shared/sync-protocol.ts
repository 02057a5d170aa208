import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A board's room is at `ws://host:port/sync/<board id>`. */
export const SYNC_PATH = '/sync';

/**
 * The first number of every frame. 0 to 3 are y-websocket's own; a stock client ignores the others, and the
 * server sends those only to a client that has sent one of them before.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  durability: 110,
  presence: 111,
} as const;

/** How often a room hands presence on to its members. */
export const PRESENCE_INTERVAL_MS = 50;

/**
 * Who holds what on disk. A client asks about a point in what it has sent; the answer repeats the point.
 *
 * - `ask`, client to server: everything I sent on this connection before this frame is what I mean by `point`.
 * - `durable`, server to client: all that `point` means is on disk and survives the end of the process.
 * - `storage-failed`: the server cannot write. It keeps everything in memory, tries again and says no `durable`.
 * - `storage-recovered`: writing works again.
 */
export type DurabilityMessage =
  | { readonly kind: 'ask'; readonly point: number }
  | { readonly kind: 'durable'; readonly point: number }
  | { readonly kind: 'storage-failed' }
  | { readonly kind: 'storage-recovered' };

const DURABILITY_KINDS = [
  'ask',
  'durable',
  'storage-failed',
  'storage-recovered',
] as const satisfies readonly DurabilityMessage['kind'][];

/** A whole frame. */
export function encodeDurability(message: DurabilityMessage): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.durability);
  encoding.writeVarUint(encoder, DURABILITY_KINDS.indexOf(message.kind));
  if ('point' in message) {
    encoding.writeVarUint(encoder, message.point);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the frame's first number; undefined for a kind this version does not know. */
export function readDurability(decoder: decoding.Decoder): DurabilityMessage | undefined {
  const kind = DURABILITY_KINDS[decoding.readVarUint(decoder)];
  if (kind === undefined) {
    return undefined;
  }
  return kind === 'ask' || kind === 'durable' ? { kind, point: decoding.readVarUint(decoder) } : { kind };
}

/** What one person does at this moment: cursor, drag, selection. The server never looks inside `payload`. */
export interface Presence {
  /** The sender's awareness id, set by the server. */
  readonly clientId: number;
  readonly payload: Uint8Array;
}

/** The frame in which a client sends its own presence; the room keeps only its latest. */
export function encodePresence(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the first number of a client's presence frame. */
export function readPresence(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder);
}

/** The frame in which the server hands on the presence of others. */
export function encodePresences(presences: readonly Presence[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.presence);
  encoding.writeVarUint(encoder, presences.length);
  for (const { clientId, payload } of presences) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint8Array(encoder, payload);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the first number of the server's presence frame. */
export function readPresences(decoder: decoding.Decoder): Presence[] {
  const count = decoding.readVarUint(decoder);
  const presences: Presence[] = [];
  for (let index = 0; index < count; index += 1) {
    presences.push({
      clientId: decoding.readVarUint(decoder),
      payload: decoding.readVarUint8Array(decoder),
    });
  }
  return presences;
}
