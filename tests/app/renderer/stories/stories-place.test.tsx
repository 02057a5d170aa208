// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BoardSession } from '#app/renderer/session/board-session.ts';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import { SessionContext } from '#app/renderer/session/session-context.ts';
import { StoriesPlace } from '#app/renderer/stories/stories-place.tsx';
import { writeModel } from '#models/document/board-document.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

afterEach(cleanup);

const model = {
  ...createModel(toId('shop'), 'Shop'),
  elements: {
    place: { kind: 'command', text: 'Place Order', at: [0, 0] },
    cancelled: { kind: 'event', text: 'Order Cancelled', at: [300, 0] },
  },
  journeys: {
    late: {
      name: 'Nobody pays',
      steps: [
        { command: 'place', then: { events: [] } },
        { later: 'PT30M', then: { events: [{ event: 'cancelled' }] } },
      ],
    },
    door: { name: 'To the door', steps: [] },
  },
} as unknown as Model;

test('the journeys of a board stand among its stories, and lead to the wall', () => {
  const doc = new Y.Doc();
  writeModel({ doc, origin: 'own' }, model);
  const store = createBoardStore({ doc, origin: 'own', schedule: () => () => undefined });
  render(
    <MantineProvider>
      <SessionContext value={{ store, boardId: 'shop' } as unknown as BoardSession}>
        <StoriesPlace />
      </SessionContext>
    </MantineProvider>,
  );
  const search = screen.getByRole('textbox', { name: 'Search the stories' });
  fireEvent.change(search, { target: { value: 'nobody pays' } });
  const journeys = screen.getByRole('region', { name: 'Journeys' });
  expect(journeys.querySelectorAll('details')).toHaveLength(1);
  expect([...journeys.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
    'Place Order',
    ' 30 minutes later Then Order Cancelled',
  ]);
  expect(journeys.querySelector('li a')?.getAttribute('href')).toBe('#/board/shop?select=place');
});
