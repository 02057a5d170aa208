import type { Response } from '#app/shared/ipc-contract.ts';
import { type GenerationStep, generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { DialogPort } from './ports.ts';

/** Writes code into a folder that a person picks: one run at a time, with progress, until called off. */
export interface CodeGeneration {
  readonly run: (request: {
    readonly text: string;
    readonly contexts?: readonly string[] | undefined;
  }) => Promise<Response<'code:generate'>>;
  readonly cancel: () => void;
}

export function createCodeGeneration(
  dialog: DialogPort,
  onProgress: (step: GenerationStep) => void,
): CodeGeneration {
  let current: AbortController | undefined;

  return {
    async run({ text, contexts }) {
      if (current !== undefined) {
        return refused(
          'already-generating',
          'Code is being generated already. Wait for it, or cancel it first.',
        );
      }
      const board = readBoardFile(text);
      if (!board.ok) return refused(board.error.code, board.error.message);
      const cancel = new AbortController();
      current = cancel;
      try {
        const answer = await dialog.showOpenDialog({
          title: 'Where should the code go?',
          message: 'A new or empty folder, or one that Stormwright wrote before',
          properties: ['openDirectory', 'createDirectory'],
        });
        const outputFolder = answer.filePaths[0];
        if (answer.canceled || outputFolder === undefined) return { kind: 'cancelled' };
        const generated = await generate({
          model: board.value.model,
          outputFolder,
          ...(contexts === undefined ? {} : { contexts }),
          signal: cancel.signal,
          onProgress,
        });
        if (!generated.ok) {
          if (generated.error.code === 'cancelled') return { kind: 'cancelled' };
          return refused(generated.error.code, generated.error.message);
        }
        const { written, unchanged, deleted, owed } = generated.value;
        return {
          kind: 'generated',
          folder: outputFolder,
          written: written.length,
          unchanged: unchanged.length,
          deleted: deleted.length,
          owed: owed.map((owing) => owing.message),
        };
      } finally {
        current = undefined;
      }
    },

    cancel() {
      current?.abort();
    },
  };
}

const refused = (code: string, message: string) => ({ kind: 'refused' as const, code, message });
