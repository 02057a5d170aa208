import type { CallOrigin } from '@sample/kernel';
import type { FakeRemote } from './fake-remote.js';
import type { RemoteAnswer } from './remote-answer.js';

/** An external system that answers JSON with JSON. */
export interface Remote {
  /** Throws `TryAgainLater` when it cannot be reached, takes too long, or is out of order. */
  ask(operation: string, body: unknown, origin: CallOrigin): Promise<RemoteAnswer>;
}

/** Gives the remote side of an external system: the real one where its address is known, else the fake. */
export type OpenRemote = (name: string, createFake: () => FakeRemote) => Remote;
