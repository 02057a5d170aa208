import { readModel, writeModel } from '#models/document/board-document.ts';
import type { Model } from '#models/metamodel/model.ts';
import { editorOf } from './shared-documents.ts';
import { stockClient, untilSynced } from './stock-client.ts';

/** Writes a model into a board of a running server, and comes back when the server has all of it. */
export async function fillBoard(port: number, boardId: string, model: Model): Promise<void> {
  const writer = stockClient(port, boardId);
  await untilSynced(writer);
  writeModel(editorOf(writer.doc), model);
  const expected = JSON.stringify(readModel(writer.doc).model);
  const reader = stockClient(port, boardId);
  await new Promise<void>((resolve) => {
    const check = () => {
      if (JSON.stringify(readModel(reader.doc).model) === expected) resolve();
    };
    reader.doc.on('update', check);
    check();
  });
  writer.leave();
  reader.leave();
}
