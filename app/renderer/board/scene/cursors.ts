import type { Spot } from '#models/metamodel/geometry.ts';
import type { Presence } from '../../session/presence.ts';

/** A remote pointer as it is shown: on its way to where its person points. */
export interface ShownCursor {
  readonly clientId: number;
  readonly name: string;
  readonly colour: string;
  readonly at: Spot;
}

const glideMs = 60;
/** Closer than this, in board units, it has arrived. */
const arrivedWithin = 0.4;
const maxShown = 40;

/** Lets remote pointers glide. `step` moves them by the passed time and says whether any is still on its way. */
export function createCursors(presence: Presence, isCalm: () => boolean) {
  const shown = new Map<number, ShownCursor>();
  return {
    shown: (): Iterable<ShownCursor> => shown.values(),
    step(passedMs: number): boolean {
      let moving = false;
      const here = new Set<number>();
      for (const { clientId, person } of presence.getPeers().slice(0, maxShown)) {
        const { cursor } = presence.getActivity(clientId);
        if (!cursor) continue;
        here.add(clientId);
        const target = { x: cursor[0], y: cursor[1] };
        const from = shown.get(clientId)?.at ?? target;
        const at = isCalm() ? target : glide(from, target, passedMs);
        if (at.x !== target.x || at.y !== target.y) moving = true;
        shown.set(clientId, { clientId, name: person.name, colour: person.colour, at });
      }
      for (const clientId of shown.keys()) if (!here.has(clientId)) shown.delete(clientId);
      return moving;
    },
  };
}

/** The next place on the way: quick at first, soft at the end, the same at any frame rate. */
export function glide(from: Spot, to: Spot, passedMs: number): Spot {
  const share = 1 - Math.exp(-passedMs / glideMs);
  const next = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  return Math.hypot(to.x - next.x, to.y - next.y) < arrivedWithin ? to : next;
}
