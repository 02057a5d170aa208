import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { RunningServer } from '#app/server/start-server.ts';

/** Somebody else at a board, without a screen: their copy of the document, in step with the server's. */
export async function joinBoard(
  server: Pick<RunningServer, 'address'>,
  boardId: string,
): Promise<{ readonly doc: Y.Doc; leave(): void }> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://${server.address}/sync`, boardId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return {
    doc,
    leave() {
      provider.destroy();
      doc.destroy();
    },
  };
}
