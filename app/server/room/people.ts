import { AwarenessLedger, encodeAwareness } from './awareness-ledger.ts';
import type { AwarenessEntry } from './frame.ts';
import type { Member } from './member.ts';
import { PresenceRelay } from './presence-relay.ts';

interface Seat {
  /** It has sent a message of ours, so it understands them. */
  speaksOurs: boolean;
  /** What it has said while the room was loading. */
  waitingBytes: number;
}

/** Who is in a room, and what the room tells them about each other. Knows nothing of the document. */
export class People {
  readonly #seats = new Map<Member, Seat>();
  readonly #awareness = new AwarenessLedger();
  readonly #presence = new PresenceRelay((member) => this.#awareness.idOf(member));

  get size(): number {
    return this.#seats.size;
  }

  get all(): Member[] {
    return [...this.#seats.keys()];
  }

  add(member: Member): void {
    this.#seats.set(member, { speaksOurs: false, waitingBytes: 0 });
  }

  has(member: Member): boolean {
    return this.#seats.has(member);
  }

  /** Forgets a member and tells the others; false when it was not here. */
  remove(member: Member): boolean {
    if (!this.#seats.delete(member)) {
      return false;
    }
    this.#presence.remove(member);
    this.#tell(this.#awareness.remove(member));
    return true;
  }

  /** Counts what a member says before it can be served; returns the sum. */
  countWaiting(member: Member, bytes: number): number {
    const seat = this.#seats.get(member);
    if (seat === undefined) {
      return 0;
    }
    seat.waitingBytes += bytes;
    return seat.waitingBytes;
  }

  /** From now on the member hears messages of ours; true the first time. */
  markSpeaksOurs(member: Member): boolean {
    const seat = this.#seats.get(member);
    if (seat === undefined || seat.speaksOurs) {
      return false;
    }
    seat.speaksOurs = true;
    return true;
  }

  sendToAll(frame: Uint8Array, except?: Member): void {
    for (const member of this.#seats.keys()) {
      if (member !== except) {
        member.send(frame);
      }
    }
  }

  sendToSpeakersOfOurs(frame: Uint8Array): void {
    for (const [member, seat] of this.#seats) {
      if (seat.speaksOurs) {
        member.send(frame);
      }
    }
  }

  /** Tells a member who is here; nothing when nobody has said anything. */
  introduce(member: Member): void {
    if (this.#awareness.present.length > 0) {
      this.answerWhoIsHere(member);
    }
  }

  answerWhoIsHere(member: Member): void {
    member.send(encodeAwareness(this.#awareness.present));
  }

  takeAwareness(member: Member, entries: readonly AwarenessEntry[]): void {
    this.#tell(this.#awareness.take(member, entries));
  }

  takePresence(member: Member, payload: Uint8Array): void {
    this.#presence.take(member, payload);
  }

  stop(): void {
    this.#presence.stop();
  }

  /** To everyone, the speaker too: a stock client takes 30 s without any message for a dead connection. */
  #tell(entries: readonly AwarenessEntry[]): void {
    if (entries.length > 0) {
      this.sendToAll(encodeAwareness(entries));
    }
  }
}
