import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { type AwarenessEntry, parseFrame } from '#app/server/room/frame.ts';
import type { Member } from '#app/server/room/member.ts';
import type { Room } from '#app/server/room/room.ts';
import type { CloseReason } from '#app/shared/close-codes.ts';
import {
  type DurabilityMessage,
  encodeDurability,
  encodePresence,
  MESSAGE,
  type Presence,
  readDurability,
  readPresences,
} from '#app/shared/sync-protocol.ts';

/**
 * A person on a room without a network: what the room sends waits until `flush`, so that a test decides the order.
 * The document follows the y-websocket protocol.
 */
export class RoomClient implements Member {
  readonly doc = new Y.Doc();
  readonly durability: DurabilityMessage[] = [];
  readonly presences: Presence[][] = [];
  /** What the room has told about people, oldest first. */
  readonly told: AwarenessEntry[] = [];
  synced = false;
  closedWith: CloseReason | undefined;
  probes = 0;
  #inbox: Uint8Array[] = [];
  #room: Room | undefined;

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) {
        this.say(frame(MESSAGE.sync, (encoder) => writeUpdate(encoder, update)));
      }
    });
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap('test');
  }

  /** Frames that the room has sent and the client has not read. */
  get unread(): number {
    return this.#inbox.length;
  }

  /** Enters a room as the stock client does: joins and asks for what it lacks. */
  join(room: Room): this {
    this.#room = room;
    room.join(this);
    this.say(frame(MESSAGE.sync, (encoder) => writeSyncStep1(encoder, this.doc)));
    return this;
  }

  /** The connection ends. */
  vanish(): void {
    this.#room?.leave(this);
    this.#room = undefined;
  }

  say(bytes: Uint8Array): void {
    this.#room?.receive(this, bytes);
  }

  ask(point: number): void {
    this.say(encodeDurability({ kind: 'ask', point }));
  }

  show(payload: Uint8Array): void {
    this.say(encodePresence(payload));
  }

  tellAwareness(...entries: readonly AwarenessEntry[]): void {
    this.say(awarenessFrame(entries));
  }

  /** Reads everything the room has sent and answers it. */
  flush(): this {
    for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) {
      this.#read(next);
    }
    return this;
  }

  send(bytes: Uint8Array): void {
    this.#inbox.push(bytes);
  }

  sendLossy(bytes: Uint8Array): void {
    this.send(bytes);
  }

  close(reason: CloseReason): void {
    this.closedWith = reason;
    this.vanish();
  }

  probe(): void {
    this.probes += 1;
  }

  #read(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, MESSAGE.sync);
        this.synced = readSyncMessage(decoder, encoder, this.doc, this) === 1 || this.synced;
        if (encoding.length(encoder) > 1) {
          this.say(encoding.toUint8Array(encoder));
        }
        return;
      }
      case MESSAGE.awareness: {
        const parsed = parseFrame(bytes);
        this.told.push(...(parsed?.kind === 'awareness' ? parsed.entries : []));
        return;
      }
      case MESSAGE.durability: {
        const message = readDurability(decoder);
        if (message !== undefined) {
          this.durability.push(message);
        }
        return;
      }
      case MESSAGE.presence:
        this.presences.push(readPresences(decoder));
        return;
      default:
        throw new Error('The room sent a message that no client knows.');
    }
  }
}

/** A frame of one type. */
export function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return frame(MESSAGE.awareness, (encoder) => {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(inner, clientId);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, state);
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });
}

/** The frame that carries an update as a client sends it. */
export function updateFrameOf(update: Uint8Array): Uint8Array {
  return frame(MESSAGE.sync, (encoder) => writeUpdate(encoder, update));
}
