import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly map: Y.Map<unknown>;
  leave(): void;
}

/** A client made of the unchanged `y-websocket` package. */
export function stockClient(port: number, board = 'bookly', doc = new Y.Doc()): StockClient {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, board, doc, {
    // Node 20 has no WebSocket of its own. Without the tab channel everything has to go over the server.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return {
    doc,
    provider,
    map: doc.getMap('test'),
    leave() {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}

/** Resolves when the client has exchanged everything with its room. */
export function untilSynced({ provider }: StockClient): Promise<void> {
  return provider.synced
    ? Promise.resolve()
    : new Promise((resolve) => {
        provider.once('sync', () => resolve());
      });
}
