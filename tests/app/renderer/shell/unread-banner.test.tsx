// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { SessionContext } from '#app/renderer/session/session-context.ts';
import { UnreadBanner } from '#app/renderer/shell/unread-banner.tsx';

afterEach(cleanup);

/** The banner over a document that others write into. */
function openBanner(doc = new Y.Doc()) {
  const store = createBoardStore({ doc, origin: 'own', schedule: () => () => {} });
  const { container } = render(
    <SessionContext value={{ store } as unknown as BoardSession}>
      <UnreadBanner />
    </SessionContext>,
  );
  const change = (write: () => void) =>
    act(() => {
      write();
      store.flush();
    });
  return { doc, container, change };
}

const places = () =>
  screen.queryAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent);

test('says nothing on a board of which everything can be read', () => {
  expect(openBanner().container.innerHTML).toBe('');
});

test('says how many parts cannot be shown, and where each stands', () => {
  const doc = new Y.Doc();
  doc.getMap('elements').set('timer', { kind: 'timer', text: 'Every day', at: [0, 0] });
  const { change } = openBanner(doc);

  expect(screen.getByText('1 part of the board this version cannot show.')).toBeDefined();
  expect(places()).toEqual([expect.stringContaining('The element "timer" could not be read: its "kind" ')]);

  change(() => doc.getMap('votes').set('first', { topic: 'Name it' }));
  expect(screen.getByText('2 parts of the board this version cannot show.')).toBeDefined();
  expect(places()[1]).toContain('The section "votes" could not be read');
});

test('goes when what could not be read is gone', () => {
  const doc = new Y.Doc();
  doc.getMap('terms').set('cart', 'a word');
  const { container, change } = openBanner(doc);
  expect(places()).toHaveLength(1);

  change(() => doc.getMap('terms').delete('cart'));
  expect(container.innerHTML).toBe('');
});
