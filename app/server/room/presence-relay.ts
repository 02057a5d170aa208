import { encodePresences, PRESENCE_INTERVAL_MS, type Presence } from '#app/shared/sync-protocol.ts';
import type { Member } from './member.ts';

// Frames grow with the square of the people; above this many the eye has to do with half as many of them.
const crowd = 100;

/**
 * Hands on what people do at this moment, unread: of each person the latest only, to all listeners in one frame, at
 * most every 50 ms (100 ms in a crowd), and nothing while everybody is still.
 */
export class PresenceRelay {
  readonly #idOf: (member: Member) => number | undefined;
  readonly #latest = new Map<Member, Uint8Array>();
  readonly #moved = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;

  /** `idOf` names the awareness id under which a member's presence is handed on; without one it waits. */
  constructor(idOf: (member: Member) => number | undefined) {
    this.#idOf = idOf;
  }

  /** Takes a member's presence, which also makes it a listener. */
  take(member: Member, payload: Uint8Array): void {
    const isNew = !this.#latest.has(member);
    this.#latest.set(member, payload);
    this.#moved.add(member);
    if (isNew) {
      this.#sendTo([member], [...this.#latest.keys()]);
    }
    this.#timer ??= setTimeout(() => this.#flush(), this.#intervalMs);
  }

  remove(member: Member): void {
    this.#latest.delete(member);
    this.#moved.delete(member);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #intervalMs(): number {
    return this.#latest.size > crowd ? 2 * PRESENCE_INTERVAL_MS : PRESENCE_INTERVAL_MS;
  }

  #flush(): void {
    this.#timer = undefined;
    const moved = [...this.#moved];
    this.#moved.clear();
    this.#sendTo([...this.#latest.keys()], moved);
  }

  #sendTo(listeners: readonly Member[], about: readonly Member[]): void {
    const presences = about.flatMap((member): Presence[] => {
      const clientId = this.#idOf(member);
      const payload = this.#latest.get(member);
      return clientId === undefined || payload === undefined ? [] : [{ clientId, payload }];
    });
    if (presences.length === 0) {
      return;
    }
    const frame = encodePresences(presences);
    for (const listener of listeners) {
      if (about.length > 1 || about[0] !== listener) {
        listener.sendLossy(frame);
      }
    }
  }
}
