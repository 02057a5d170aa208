import type { Awareness } from 'y-protocols/awareness';
import { type Person, parsePerson } from './person.ts';

/** What a person does right now. Lossy and forgotten when they leave; nothing of it is in the document. */
export interface Activity {
  /** Pointer on the board, in board units. */
  readonly cursor?: readonly [x: number, y: number];
  readonly selection?: readonly string[];
  /** Where dragged elements are while they are being dragged. */
  readonly drag?: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** The element whose text the person is typing in. */
  readonly editing?: string;
}

/** Somebody else in the session. */
export interface Peer {
  readonly clientId: number;
  readonly person: Person;
  readonly activity: Activity;
}

/**
 * Who is here and what they do. `announce` replaces the named parts of the own activity (undefined removes one) and
 * reaches the others within about 50 ms; while nothing changes nothing is sent.
 */
export interface Presence {
  getPeers(): readonly Peer[];
  announce(change: { readonly [Part in keyof Activity]?: Activity[Part] | undefined }): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

const sendIntervalMs = 50;
const maxListed = 200;

export function createPresence(awareness: Awareness): Presence {
  let activity: Activity = {};
  let peers: readonly Peer[] = readPeers(awareness);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSentAt = Number.NEGATIVE_INFINITY;
  const listeners = new Set<() => void>();

  const send = () => {
    timer = undefined;
    lastSentAt = performance.now();
    awareness.setLocalStateField('activity', activity);
  };
  const onChange = () => {
    peers = readPeers(awareness);
    for (const listener of [...listeners]) listener();
  };
  awareness.on('change', onChange);

  return {
    getPeers: () => peers,
    announce(change) {
      const next = Object.fromEntries(
        Object.entries({ ...activity, ...change }).filter(([, value]) => value !== undefined),
      );
      if (JSON.stringify(next) === JSON.stringify(activity)) return;
      activity = next;
      timer ??= setTimeout(send, Math.max(0, lastSentAt + sendIntervalMs - performance.now()));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearTimeout(timer);
      awareness.off('change', onChange);
      listeners.clear();
    },
  };
}

function readPeers(awareness: Awareness): readonly Peer[] {
  const peers: Peer[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const peer = parsePeer(clientId, state);
    if (peer) peers.push(peer);
  }
  return peers.sort((one, other) => one.clientId - other.clientId);
}

/** A peer may send anything: what is not a person is nobody, what is not an activity is left out. */
export function parsePeer(clientId: number, state: unknown): Peer | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { person: someone, activity } = state as Record<string, unknown>;
  const person = parsePerson(someone);
  return person && { clientId, person, activity: parseActivity(activity) };
}

export function parseActivity(input: unknown): Activity {
  if (typeof input !== 'object' || input === null) return {};
  const { cursor, selection, drag, editing } = input as Record<string, unknown>;
  return {
    ...(isPoint(cursor) && { cursor: [cursor[0], cursor[1]] as const }),
    ...(Array.isArray(selection) && { selection: selection.filter(isId).slice(0, maxListed) }),
    ...(typeof drag === 'object' && drag !== null && { drag: parseDrag(drag) }),
    ...(isId(editing) && { editing }),
  };
}

function parseDrag(input: object): NonNullable<Activity['drag']> {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([id, at]) => isId(id) && isPoint(at))
      .slice(0, maxListed),
  );
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,99}$/.test(value);
}

function isPoint(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => typeof part === 'number' && Number.isFinite(part) && Math.abs(part) < 1e7)
  );
}
