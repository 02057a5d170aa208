import type { WebsocketProvider } from 'y-websocket';
import { openPresence } from '#app/shared/presence-link.ts';
import { PRESENCE_INTERVAL_MS, type Presence as WirePresence } from '#app/shared/sync-protocol.ts';
import { type Activity, parseActivity, sameBut } from './activity.ts';
import { type Person, parsePerson } from './person.ts';

/** Somebody else in the session. */
export interface Peer {
  readonly clientId: number;
  readonly person: Person;
  readonly selection: readonly string[];
  /** The element whose text they are typing in. */
  readonly editing: string | undefined;
}

/**
 * Who is here and what they do. Nothing of it is in the document.
 *
 * Who and what they hold (`getPeers`) changes seldom and suits React; where they point and drag (`getActivity`)
 * changes many times a second and is for code that draws by itself.
 */
export interface Presence {
  getPeers(): readonly Peer[];
  getActivity(clientId: number): Activity;
  /**
   * Replaces the named parts of the own activity; undefined removes one. Reaches the others within about 50 ms; nothing
   * is sent while nothing changes.
   */
  announce(change: { readonly [Part in keyof Activity]?: Activity[Part] | undefined }): void;
  /** Tells the others who this is; also after a new name. */
  introduce(person: Person): void;
  subscribe(listener: () => void): () => void;
  subscribeMotion(listener: () => void): () => void;
  close(): void;
}

const nothing: Activity = {};

export function createPresence(provider: WebsocketProvider): Presence {
  const { awareness } = provider;
  const activities = new Map<number, Activity>();
  const listeners = new Set<() => void>();
  const motionListeners = new Set<() => void>();
  let peers: readonly Peer[] = [];

  const refreshPeers = () => {
    const states = awareness.getStates();
    for (const clientId of activities.keys()) if (!states.has(clientId)) activities.delete(clientId);
    peers = readPeers(states, awareness.clientID, activities);
    for (const listener of [...listeners]) listener();
    for (const listener of [...motionListeners]) listener();
  };
  const receive = (presences: readonly WirePresence[]) => {
    let held = false;
    for (const { clientId, payload } of presences) {
      const activity = decodeActivity(payload);
      if (!sameBut(['cursor', 'drag'], activities.get(clientId) ?? nothing, activity)) held = true;
      activities.set(clientId, activity);
    }
    if (held) refreshPeers();
    else for (const listener of [...motionListeners]) listener();
  };

  const link = openPresence(provider, receive);
  const announcer = createAnnouncer((payload) => link.send(payload));
  awareness.on('change', refreshPeers);
  provider.on('status', announcer.repeat);

  return {
    getPeers: () => peers,
    getActivity: (clientId) => activities.get(clientId) ?? nothing,
    announce: announcer.announce,
    introduce: (person) => awareness.setLocalStateField('person', person),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeMotion(listener) {
      motionListeners.add(listener);
      return () => motionListeners.delete(listener);
    },
    close() {
      announcer.close();
      provider.off('status', announcer.repeat);
      awareness.off('change', refreshPeers);
      link.close();
      listeners.clear();
      motionListeners.clear();
    },
  };
}

/** Sends the own activity at most once an interval, and the last state always. */
function createAnnouncer(send: (payload: Uint8Array) => void) {
  let activity: Activity = nothing;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSentAt = Number.NEGATIVE_INFINITY;

  const sendNow = () => {
    timer = undefined;
    lastSentAt = performance.now();
    send(encodeActivity(activity));
  };
  const sendSoon = () => {
    timer ??= setTimeout(sendNow, Math.max(0, lastSentAt + PRESENCE_INTERVAL_MS - performance.now()));
  };
  return {
    announce(change: { readonly [Part in keyof Activity]?: Activity[Part] | undefined }) {
      const next: Activity = Object.fromEntries(
        Object.entries({ ...activity, ...change }).filter(([, value]) => value !== undefined),
      );
      if (sameBut([], activity, next)) return;
      activity = next;
      sendSoon();
    },
    repeat: sendSoon,
    close: () => clearTimeout(timer),
  };
}

function readPeers(
  states: ReadonlyMap<number, unknown>,
  ownId: number,
  activities: ReadonlyMap<number, Activity>,
): readonly Peer[] {
  const peers: Peer[] = [];
  for (const [clientId, state] of states) {
    // A peer may say anything about itself: who is no person is not shown.
    const person =
      clientId === ownId ? undefined : parsePerson((state as { person?: unknown } | null)?.person);
    if (!person) continue;
    const { selection = [], editing } = activities.get(clientId) ?? nothing;
    peers.push({ clientId, person, selection, editing });
  }
  return peers.sort((one, other) => one.clientId - other.clientId);
}

function encodeActivity(activity: Activity): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(activity));
}

function decodeActivity(payload: Uint8Array): Activity {
  try {
    return payload.length === 0 ? nothing : parseActivity(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    // Lossy by contract: a payload of another version or of a liar is as good as none.
    return nothing;
  }
}
