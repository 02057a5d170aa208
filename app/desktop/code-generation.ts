import { randomUUID } from 'node:crypto';
import type { Request, Response } from '#app/shared/ipc-contract.ts';
import { type GenerationReport, type GenerationStep, generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { DialogPort } from './ports.ts';

/**
 * Writes code into a folder that a person picks: first it says what would be done, then it does so. One run at a time,
 * with progress, until called off.
 */
export interface CodeGeneration {
  readonly plan: (request: Request<'code:plan'>) => Promise<Response<'code:plan'>>;
  readonly write: (request: Request<'code:write'>) => Promise<Response<'code:write'>>;
  readonly cancel: () => void;
}

/** What was planned last and not yet carried out; the window knows it by its handle. */
interface Planned {
  readonly handle: string;
  readonly model: Model;
  readonly outputFolder: string;
  readonly contexts: readonly string[] | undefined;
  readonly force: boolean;
}

export function createCodeGeneration(
  dialog: DialogPort,
  onProgress: (step: GenerationStep) => void,
): CodeGeneration {
  let current: AbortController | undefined;
  let planned: Planned | undefined;

  /** Lets `work` run unless something else does; nothing that it leaves behind keeps the next one from running. */
  const alone = async <Answer>(work: (signal: AbortSignal) => Promise<Answer>) => {
    if (current !== undefined) {
      return refused(
        'already-generating',
        'Code is being generated already. Wait for it, or cancel it first.',
      );
    }
    const own = new AbortController();
    current = own;
    try {
      return await work(own.signal);
    } finally {
      current = undefined;
    }
  };

  const run = (plan: Planned, dryRun: boolean, signal: AbortSignal) =>
    generate({ ...plan, dryRun, signal, onProgress, keepWarm: true });

  const askFolder = async (): Promise<string | undefined> => {
    const answer = await dialog.showOpenDialog({
      title: 'Where should the code go?',
      message: 'A new or empty folder, or one that Stormwright wrote before',
      properties: ['openDirectory', 'createDirectory'],
    });
    return answer.canceled ? undefined : answer.filePaths[0];
  };

  return {
    plan: ({ text, contexts, force }) =>
      alone(async (signal) => {
        const board = readBoardFile(text);
        if (!board.ok) return refused(board.error.code, board.error.message);
        const outputFolder = await askFolder();
        if (outputFolder === undefined) return { kind: 'cancelled' as const };
        const next = { handle: randomUUID(), model: board.value.model, outputFolder, contexts, force };
        const report = await run(next, true, signal);
        if (!report.ok) return toAnswer(report.error);
        planned = next;
        return describePlan(next, report.value);
      }),

    write: ({ plan }) =>
      alone(async (signal) => {
        if (planned?.handle !== plan) {
          return refused(
            'plan-not-known',
            'This plan is out of date. Choose the folder again. Nothing was written.',
          );
        }
        const own = planned;
        // Carried out once: a second time it would undo what others have generated there since.
        planned = undefined;
        const report = await run(own, false, signal);
        if (!report.ok) return toAnswer(report.error);
        const { outputFolder, written, deleted, unchanged } = report.value;
        return {
          kind: 'written' as const,
          folder: outputFolder,
          written: written.length,
          deleted: deleted.length,
          unchanged: unchanged.length,
        };
      }),

    cancel() {
      current?.abort();
    },
  };
}

function describePlan(
  { handle, outputFolder }: Planned,
  { written, deleted, kept, unchanged }: GenerationReport,
): Response<'code:plan'> {
  return {
    kind: 'planned',
    plan: handle,
    folder: outputFolder,
    written: [...written],
    deleted: [...deleted],
    kept: [...kept],
    unchanged: unchanged.length,
  };
}

function toAnswer({ code, message }: { readonly code: string; readonly message: string }) {
  return code === 'cancelled' ? { kind: 'cancelled' as const } : refused(code, message);
}

const refused = (code: string, message: string) => ({ kind: 'refused' as const, code, message });
