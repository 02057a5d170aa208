// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { FolderWriter } from '#app/renderer/code/folder-writer.tsx';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { SessionContext } from '#app/renderer/session/session-context.ts';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';

afterEach(cleanup);

const planned = {
  kind: 'planned',
  plan: '00000000-0000-4000-8000-000000000000',
  folder: '/code',
  written: ['a.ts'],
  deleted: ['b.ts'],
  kept: [],
  unchanged: 0,
};

/** The writer over a shell whose answers are given by hand. */
function openWriter() {
  const asked: string[] = [];
  const waiting: ((answer: unknown) => void)[] = [];
  let hear: (news: { readonly step: string }) => void = () => undefined;
  const desktop = {
    ask: (channel: string) => {
      asked.push(channel);
      return new Promise((resolve) => waiting.push(resolve));
    },
    onNews: (_: string, listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
  } as unknown as DesktopBridge;
  const store = createBoardStore({ doc: new Y.Doc(), origin: 'own', schedule: () => () => undefined });
  const { unmount } = render(
    <MantineProvider>
      <SessionContext value={{ store } as unknown as BoardSession}>
        <FolderWriter
          desktop={desktop}
          choice={{ contexts: undefined, force: false }}
          isReady
          obstacle={undefined}
        />
      </SessionContext>
    </MantineProvider>,
  );
  return {
    asked,
    unmount,
    answer: (answer: unknown) => waiting.shift()?.(answer),
    progress: (step: string) => act(() => hear({ step })),
  };
}

test('a plan that nobody will see is called off', () => {
  const { asked, unmount } = openWriter();
  fireEvent.click(screen.getByRole('button', { name: 'Choose a folder ...' }));
  unmount();
  expect(asked).toEqual(['code:plan', 'code:cancel']);
});

test('what is being written is written to its end', async () => {
  const { asked, unmount, answer } = openWriter();
  fireEvent.click(screen.getByRole('button', { name: 'Choose a folder ...' }));
  answer(planned);
  fireEvent.click(await screen.findByRole('button', { name: 'Write 1 file, remove 1' }));
  unmount();
  expect(asked).toEqual(['code:plan', 'code:write']);
});

test('what was called off after the folder was chosen is acknowledged; a closed chooser is not', async () => {
  const { answer, progress } = openWriter();
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  press('Choose a folder ...');
  answer({ kind: 'cancelled' });
  await screen.findByRole('button', { name: 'Choose a folder ...' });
  expect(screen.queryByText(/^Cancelled/)).toBeNull();

  press('Choose a folder ...');
  progress('print');
  press('Cancel');
  answer({ kind: 'cancelled' });
  await screen.findByText('Cancelled. Nothing was written.');
});
