// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { GetCodePanel } from '#app/renderer/code/get-code-panel.tsx';
import { type CodeWorker, createCodeClient } from '#app/renderer/code/worker/code-client.ts';
import type { CodeNews, CodeWish, Listing } from '#app/renderer/code/worker/code-protocol.ts';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { SessionContext } from '#app/renderer/session/session-context.ts';
import type { GenerationRefusal } from '#generator/refusal.ts';

afterEach(cleanup);

const listing: Listing = {
  contexts: ['Orders', 'Billing'],
  files: [],
  tests: new Map(),
  errors: 0,
  leftOut: [],
  refusal: undefined,
};

/** The panel over a worker whose answers are given by hand: every plan is the same but for its choice. */
function openPanel(refusal?: GenerationRefusal) {
  const store = createBoardStore({ doc: new Y.Doc(), origin: 'own', schedule: () => () => undefined });
  const wishes: CodeWish[] = [];
  const worker: CodeWorker = { onmessage: null, onerror: null, terminate: () => undefined, postMessage };
  const tell = (data: CodeNews) => act(() => worker.onmessage?.({ data } as MessageEvent<CodeNews>));
  function postMessage(wish: CodeWish): void {
    wishes.push(wish);
  }
  const client = createCodeClient({ store, startWorker: () => worker, save: () => undefined });
  let closed = 0;
  render(
    <MantineProvider>
      <SessionContext value={{ store, boardId: 'shop' } as unknown as BoardSession}>
        <GetCodePanel
          client={client}
          listing={listing}
          onClose={() => {
            closed += 1;
          }}
        />
      </SessionContext>
    </MantineProvider>,
  );
  const answer = () => {
    const wish = wishes.findLast((each) => each.kind === 'plan');
    if (wish?.kind !== 'plan') throw new Error('Nothing was planned.');
    const folders = [
      { path: 'packages/orders', files: 7, tests: 2 },
      { path: 'docs', files: 3, tests: 0 },
    ];
    const openQuestions = [{ message: 'Does it cost anything?' }];
    tell({ kind: 'planned', plan: { choice: wish.choice, folders, openQuestions, leftOut: [], refusal } });
  };
  const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Download as ZIP' });
  return { tell, answer, button, closed: () => closed };
}

test('what comes is summed up over the folders, and open questions stand before them', () => {
  const { answer } = openPanel();
  answer();
  const sum = screen.getByText('What you get: 10 files, 2 of them with tests');
  expect(screen.getByRole('columnheader', { name: 'test files' })).toBeTruthy();
  const questions = screen.getByText('1 open question');
  expect(questions.compareDocumentPosition(sum) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('the button that cannot be pressed says why', () => {
  const { answer, button } = openPanel();
  answer();
  expect(button().disabled).toBe(false);
  for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
  answer();
  expect(button().disabled).toBe(true);
  expect(screen.getByText('Choose a context.')).toBeTruthy();
});

test('errors in the way are said beside the button too', () => {
  const { answer, button } = openPanel({ code: 'model-not-sound', message: 'No.', findings: [] });
  answer();
  expect(button().disabled).toBe(true);
  expect(screen.getByText('Fix the errors first, or leave out what has them.')).toBeTruthy();
});

test('an archive is told of until something else is chosen, and so is one that was called off', () => {
  const { tell, answer, button } = openPanel();
  answer();
  fireEvent.click(button());
  tell({ kind: 'packed', name: 'shop.zip', bytes: new Uint8Array(3), files: 10 });
  expect(screen.getByText(/^shop\.zip is in your downloads/)).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Billing'));
  expect(screen.queryByText(/is in your downloads/)).toBeNull();

  answer();
  fireEvent.click(button());
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  tell({ kind: 'cancelled' });
  expect(screen.getByText('Cancelled. Nothing was downloaded.')).toBeTruthy();
});

test('Escape closes the panel wherever the keys are; not when something nearer has taken it', () => {
  const { closed } = openPanel();
  const taken = (event: Event) => event.preventDefault();
  document.body.addEventListener('keydown', taken);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  document.body.removeEventListener('keydown', taken);
  expect(closed()).toBe(0);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(closed()).toBe(1);
});
