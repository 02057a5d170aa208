import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep2, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { MESSAGE } from '#app/shared/sync-protocol.ts';

/** What became of a member's update. Both can be: Yjs may take a part before it stumbles. */
export interface Applied {
  /** False when the update is not one, or one that Yjs cannot take. */
  readonly readable: boolean;
  /** What is new for the disk and for the other members; undefined when nothing is. */
  readonly change: Uint8Array | undefined;
}

/**
 * A board's document as the room holds it. Updates come from people who may send anything: an update that Yjs cannot
 * take is reported, and what Yjs had already taken of it counts as a change, so that document, disk and members
 * always agree.
 */
export class RoomDocument {
  readonly #doc = new Y.Doc();
  #emitted: Uint8Array[] = [];
  #firstAnswer: Uint8Array | undefined;
  /** Size of what is stored for the board, roughly: the last snapshot and all that came after it. */
  #bytes = 0;

  constructor() {
    this.#doc.on('update', (update: Uint8Array) => {
      this.#emitted.push(update);
      this.#firstAnswer = undefined;
    });
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Takes what storage holds; returns how many of the updates were unreadable and left out. */
  load(updates: readonly Uint8Array[]): number {
    let unreadable = 0;
    this.#doc.transact(() => {
      for (const update of updates) {
        this.#bytes += update.byteLength;
        unreadable += this.#tryApply(update) ? 0 : 1;
      }
    });
    this.#emitted = [];
    return unreadable;
  }

  /** Takes a member's update. */
  apply(update: Uint8Array): Applied {
    const before = this.#missing();
    // Decoding first keeps an update that lies about its size or breaks off from getting half way in.
    const readable = isReadable(update) && this.#tryApply(update);
    const emitted = this.#takeEmitted();
    // What depends on something that has not arrived changes nothing yet, but must not be lost either.
    const change = readable && !isEqual(before, this.#missing()) ? update : emitted;
    this.#bytes += change?.byteLength ?? 0;
    return { readable, change };
  }

  /** Changes the document on the server's own behalf; undefined when nothing changed. */
  edit(change: (doc: Y.Doc) => void): Uint8Array | undefined {
    this.#doc.transact(() => change(this.#doc));
    const emitted = this.#takeEmitted();
    this.#bytes += emitted?.byteLength ?? 0;
    return emitted;
  }

  /** All of the document in one update; from here its size counts anew. */
  snapshot(): Uint8Array {
    const snapshot = Y.encodeStateAsUpdate(this.#doc);
    this.#bytes = snapshot.byteLength;
    return snapshot;
  }

  /** The frame that asks a member for what this document lacks. */
  question(): Uint8Array {
    return syncFrame((encoder) => writeSyncStep1(encoder, this.#doc));
  }

  /**
   * The frame with all that a member lacks; undefined when its state vector cannot be read. Everyone who comes with
   * an empty document gets the same frame, made once after each change.
   */
  answer(stateVector: Uint8Array): Uint8Array | undefined {
    if (stateVector.byteLength === 1 && stateVector[0] === 0) {
      this.#firstAnswer ??= this.#encodeAnswer();
      return this.#firstAnswer;
    }
    try {
      return this.#encodeAnswer(stateVector);
    } catch {
      // The state vector is the member's word, and it was not one.
      return undefined;
    }
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #encodeAnswer(stateVector?: Uint8Array): Uint8Array {
    const missing = Y.encodeStateAsUpdate(this.#doc, stateVector);
    return syncFrame((encoder) => {
      encoding.writeVarUint(encoder, messageYjsSyncStep2);
      encoding.writeVarUint8Array(encoder, missing);
    });
  }

  #tryApply(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.#doc, update);
      return true;
    } catch {
      // Yjs throws in many ways on contents that no Yjs client writes; the caller says what follows.
      return false;
    }
  }

  #takeEmitted(): Uint8Array | undefined {
    const emitted = this.#emitted;
    this.#emitted = [];
    const [first] = emitted;
    return emitted.length > 1 ? Y.mergeUpdates(emitted) : first;
  }

  /** What was received but waits for something else to arrive first. */
  #missing(): Waiting {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return [pendingStructs?.update, pendingDs ?? undefined];
  }
}

type Waiting = readonly [structs: Uint8Array | undefined, deletions: Uint8Array | undefined];

function isEqual(before: Waiting, after: Waiting): boolean {
  return before.every((bytes, index) => {
    const other = after[index];
    return (
      bytes === other || (bytes !== undefined && other !== undefined && Buffer.compare(bytes, other) === 0)
    );
  });
}

/** The frame that carries an update to members. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame((encoder) => writeUpdate(encoder, update));
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}
