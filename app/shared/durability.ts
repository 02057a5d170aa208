import type { Decoder } from 'lib0/decoding';
import * as random from 'lib0/random';
import type { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';
import { type DurabilityMessage, encodeDurability, MESSAGE, readDurability } from './sync-protocol.ts';

/**
 * Whether this person's work would survive the end of the server.
 *
 * - `offline`: no connection; work stays in this document (and in what keeps it locally).
 * - `saving`: on its way, or on the server but not yet on its disk.
 * - `saved`: the server has said that everything sent is on its disk.
 * - `not-saved`: the server holds the work in memory but cannot write it; it keeps trying.
 */
export type DurabilityStatus = 'saved' | 'saving' | 'not-saved' | 'offline';

/**
 * - `offline`: no connection.
 * - `joining`: connected; what was written before has not been handed over yet, so asking would prove nothing.
 * - `waiting`: the server was asked about `point`; `changed` when more was written since.
 * - `settled`: the server has answered and nothing was written since.
 */
type Progress =
  | { readonly state: 'offline' }
  | { readonly state: 'joining' }
  | { readonly state: 'waiting'; readonly point: number; readonly changed: boolean }
  | { readonly state: 'settled' };

/**
 * Follows one client's way to disk; one question is under way at a time. A new connection always starts with a new
 * question, because the server knows nothing of the old one's.
 */
export class DurabilityTracker {
  readonly #ask: (point: number) => void;
  readonly #onStatus: (status: DurabilityStatus) => void;
  #progress: Progress = { state: 'offline' };
  #storageFailing = false;
  #point: number;
  #told: DurabilityStatus | undefined;

  /**
   * `ask` sends a question on the present connection. `onStatus` hears every change and, at once, the first status.
   * Points count up from `firstPoint`: two trackers on one connection must not share any.
   */
  constructor(
    ask: (point: number) => void,
    onStatus: (status: DurabilityStatus) => void,
    firstPoint: number = random.uint32(),
  ) {
    this.#ask = ask;
    this.#onStatus = onStatus;
    this.#point = firstPoint;
    this.#tell();
  }

  get status(): DurabilityStatus {
    if (this.#progress.state === 'offline') {
      return 'offline';
    }
    if (this.#storageFailing) {
      return 'not-saved';
    }
    return this.#progress.state === 'settled' ? 'saved' : 'saving';
  }

  connected(): void {
    this.#storageFailing = false;
    this.#enter({ state: 'joining' });
  }

  disconnected(): void {
    this.#enter({ state: 'offline' });
  }

  /** Both sides have exchanged what the other lacked: all of this document has been sent. */
  synced(): void {
    this.#askNow();
  }

  /** This client wrote something, and it has been sent if there is a connection. */
  changed(): void {
    if (this.#progress.state === 'settled') {
      this.#askNow();
    } else if (this.#progress.state === 'waiting') {
      this.#enter({ ...this.#progress, changed: true });
    }
  }

  received(message: DurabilityMessage): void {
    if (message.kind === 'storage-failed' || message.kind === 'storage-recovered') {
      this.#storageFailing = message.kind === 'storage-failed';
      this.#tell();
    } else if (message.kind === 'durable' && this.#progress.state === 'waiting') {
      this.#answered(message.point, this.#progress);
    }
  }

  #answered(point: number, asked: { readonly point: number; readonly changed: boolean }): void {
    if (point !== asked.point) {
      return;
    }
    if (asked.changed) {
      this.#askNow();
    } else {
      this.#enter({ state: 'settled' });
    }
  }

  #askNow(): void {
    this.#point += 1;
    this.#enter({ state: 'waiting', point: this.#point, changed: false });
    this.#ask(this.#point);
  }

  #enter(progress: Progress): void {
    this.#progress = progress;
    this.#tell();
  }

  #tell(): void {
    if (this.status !== this.#told) {
      this.#told = this.status;
      this.#onStatus(this.status);
    }
  }
}

/**
 * Tells `onStatus`, at once and at every change, whether all that this client wrote into `doc` is on the server's disk.
 * Speaks for this client's own work, not for what others are just sending. Against a server without our durability
 * message the status stays `saving`. Call it right after creating the provider: it must send after the provider does.
 * Returns the function that ends it.
 */
export function trackDurability(
  provider: WebsocketProvider,
  doc: Doc,
  onStatus: (status: DurabilityStatus) => void,
): () => void {
  const tracker = new DurabilityTracker(
    (point) => provider.ws?.send(encodeDurability({ kind: 'ask', point })),
    onStatus,
  );
  const onLink = ({ status }: { status: 'connected' | 'disconnected' | 'connecting' }): void => {
    if (status === 'connected') {
      tracker.connected();
    } else if (status === 'disconnected') {
      tracker.disconnected();
    }
  };
  const onSync = (synced: boolean): void => {
    if (synced) {
      tracker.synced();
    }
  };
  // What came through the provider is someone else's work and never leaves through it again.
  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin !== provider) {
      tracker.changed();
    }
  };
  provider.messageHandlers[MESSAGE.durability] = (_encoder, decoder: Decoder) => {
    const message = readDurability(decoder);
    if (message !== undefined) {
      tracker.received(message);
    }
  };
  provider.on('status', onLink);
  provider.on('sync', onSync);
  doc.on('update', onUpdate);
  if (provider.wsconnected) {
    tracker.connected();
  }
  if (provider.synced) {
    tracker.synced();
  }
  return () => {
    provider.off('status', onLink);
    provider.off('sync', onSync);
    doc.off('update', onUpdate);
    // The provider complains about messages without a handler; the server may still send one.
    provider.messageHandlers[MESSAGE.durability] = () => {};
  };
}
