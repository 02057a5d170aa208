import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#app/shared/sync-protocol.ts';
import type { AwarenessEntry } from './frame.ts';
import type { Member } from './member.ts';

/**
 * Who is in a room and what each says of themselves, in the awareness protocol of `y-protocols` but without reading
 * the states. A member speaks for one awareness id, the first that it names and nobody else in the room holds; what
 * it says of other ids is passed over. That is no attack in a stock client, which echoes everyone's state.
 *
 * When somebody comes back before the room has noticed that their old connection is dead, the id is still held. The
 * claim then waits, the old connection is probed, and the claim is granted when it ends.
 */
export class AwarenessLedger {
  readonly #holders = new Map<number, Member>();
  readonly #ids = new Map<Member, number>();
  readonly #entries = new Map<number, AwarenessEntry>();
  readonly #claims = new Map<number, { readonly member: Member; readonly entry: AwarenessEntry }>();

  /** The id that a member speaks for, once it has named one. */
  idOf(member: Member): number | undefined {
    return this.#ids.get(member);
  }

  /** Everybody who is here. */
  get present(): AwarenessEntry[] {
    return [...this.#entries.values()];
  }

  /** Takes what a member says; returns what of it is its to say and new. */
  take(member: Member, entries: readonly AwarenessEntry[]): AwarenessEntry[] {
    return entries.filter((entry) => this.#mayTell(member, entry) && this.#accept(entry));
  }

  /** Forgets a member; returns what there is to tell the others: that it left, and who has come in its place. */
  remove(member: Member): AwarenessEntry[] {
    for (const [clientId, claim] of this.#claims) {
      if (claim.member === member) {
        this.#claims.delete(clientId);
      }
    }
    const id = this.#ids.get(member);
    if (id === undefined) {
      return [];
    }
    const told: AwarenessEntry[] = [];
    const last = this.#entries.get(id);
    if (last !== undefined) {
      told.push({ ...last, state: 'null' });
    }
    this.#ids.delete(member);
    this.#holders.delete(id);
    this.#entries.delete(id);
    const claim = this.#claims.get(id);
    if (claim !== undefined) {
      this.#claims.delete(id);
      told.push(...this.take(claim.member, [claim.entry]));
    }
    return told;
  }

  #mayTell(member: Member, entry: AwarenessEntry): boolean {
    const own = this.#ids.get(member);
    if (own !== undefined) {
      return own === entry.clientId;
    }
    if (entry.state === 'null') {
      return false;
    }
    const holder = this.#holders.get(entry.clientId);
    if (holder !== undefined) {
      this.#claims.set(entry.clientId, { member, entry });
      holder.probe();
      return false;
    }
    this.#holders.set(entry.clientId, member);
    this.#ids.set(member, entry.clientId);
    return true;
  }

  #accept(entry: AwarenessEntry): boolean {
    const known = this.#entries.get(entry.clientId);
    const isNewer = known === undefined || entry.clock > known.clock;
    const isFarewell = known !== undefined && entry.clock === known.clock && entry.state === 'null';
    if (!isNewer && !isFarewell) {
      return false;
    }
    if (entry.state === 'null') {
      this.#entries.delete(entry.clientId);
    } else {
      this.#entries.set(entry.clientId, entry);
    }
    return true;
  }
}

/** The frame that tells these entries. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(inner, clientId);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, state);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}
