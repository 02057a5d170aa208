import type { WebsocketProvider } from 'y-websocket';
import { encodePresence, MESSAGE, type Presence, readPresences } from './sync-protocol.ts';

/** Presence over a provider's connection: lossy, only the latest of each person, gone with the connection. */
export interface PresenceLink {
  /** Sends what this person does now. Dropped while there is no connection. */
  send(payload: Uint8Array): void;
  /** Ends it; the provider stays. */
  close(): void;
}

/**
 * Opens the presence channel beside the document. `onPresences` hears what others do, at most every 50 ms. An empty
 * payload is sent at each connect, because the server hands presence only to those who speak it; listeners get to
 * see such payloads of others and take them as "here, doing nothing".
 */
export function openPresence(
  provider: WebsocketProvider,
  onPresences: (presences: readonly Presence[]) => void,
): PresenceLink {
  const send = (payload: Uint8Array): void => {
    if (provider.wsconnected) {
      provider.ws?.send(encodePresence(payload));
    }
  };
  const onLink = ({ status }: { status: 'connected' | 'disconnected' | 'connecting' }): void => {
    if (status === 'connected') {
      send(new Uint8Array());
      // Others remember the state from before the cut with the same clock and would ignore it for up to 15 s.
      provider.awareness.setLocalState(provider.awareness.getLocalState());
    }
  };
  provider.messageHandlers[MESSAGE.presence] = (_encoder, decoder) => onPresences(readPresences(decoder));
  provider.on('status', onLink);
  if (provider.wsconnected) {
    onLink({ status: 'connected' });
  }
  return {
    send,
    close() {
      provider.off('status', onLink);
      // The provider complains about messages without a handler; the server may still send one.
      provider.messageHandlers[MESSAGE.presence] = () => {};
    },
  };
}
