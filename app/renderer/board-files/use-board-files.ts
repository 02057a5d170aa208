import { useCallback, useEffect, useMemo } from 'react';
import { readModel } from '#models/document/board-document.ts';
import { openBoardFile } from '#models/metamodel/board-file.ts';
import type { Refusal, Result } from '#models/result.ts';
import { messages } from '../messages/messages.ts';
import { goTo } from '../navigation/route.ts';
import { useNotify } from '../notices/notices.tsx';
import { usePendingModels } from '../session/pending-models.ts';
import { loadSample, type SampleName } from '../session/samples.ts';
import { useSession, useStatus } from '../session/session-context.ts';
import { createBoardFiles, saveModel } from './board-files.ts';

/** Opens a board from a file's text, from the file chooser, or from a sample. Errors are shown as notices. No board is overwritten. */
export function useOpenBoard() {
  const notify = useNotify();
  const pending = usePendingModels();
  const openText = useCallback(
    (text: Result<string, Refusal>) => {
      const result = text.ok ? openBoardFile(text.value) : text;
      if (result.ok) goTo({ screen: 'board', boardId: pending.stage(result.value.model), place: 'board' });
      else notify({ title: messages.files.failed, message: result.error.message });
    },
    [notify, pending],
  );
  const chooseFile = useCallback(async () => {
    const text = await createBoardFiles().open();
    if (text) openText(text);
  }, [openText]);
  const openSample = useCallback(
    async (name: SampleName) => {
      try {
        const model = await loadSample(name);
        const boardId = name === 'bookly' ? pending.stage(model) : pending.stageAsNew({ ...model, name: '' });
        goTo({ screen: 'board', boardId, place: 'board' });
      } catch {
        // The browser's reason says nothing that a person could act on.
        notify({ message: messages.files.sampleMissing });
      }
    },
    [notify, pending],
  );
  return useMemo(() => ({ openText, chooseFile, openSample }), [openText, chooseFile, openSample]);
}

/** Saves the open board as a file, with what cannot be shown of it. */
export function useSaveBoard(): () => Promise<void> {
  const notify = useNotify();
  const { doc, boardId } = useSession();
  return useCallback(async () => {
    const result = await saveModel(createBoardFiles(), { ...readModel(doc).model, id: boardId });
    if (!result.ok) notify({ message: result.error.message });
  }, [notify, doc, boardId]);
}

/** Fills the open board with the model that waits for it, or goes on to a new board when this one has content. */
export function usePendingModel(): void {
  const session = useSession();
  const notify = useNotify();
  const pending = usePendingModels();
  const loaded = useStatus((status) => status.loaded);
  useEffect(() => {
    if (!loaded) return;
    const elsewhere = pending.place(session);
    if (!elsewhere) return;
    notify({ message: messages.files.openedAsCopy });
    goTo({ screen: 'board', boardId: elsewhere, place: 'board' });
  }, [session, notify, pending, loaded]);
}
