// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { BoardPanels } from '#app/renderer/board/board-panels.tsx';
import { BoardContext } from '#app/renderer/board/state/board.ts';
import { messages } from '#app/renderer/messages/messages.ts';
import { NoticesProvider } from '#app/renderer/notices/notices.tsx';
import type { FindingsWish, FindingsWorker } from '#app/renderer/session/findings.ts';
import { createFindingsDesk } from '#app/renderer/session/findings-desk.ts';
import { SessionContext } from '#app/renderer/session/session-context.ts';
import type { Editor } from '#models/document/board-document.ts';
import { dismissFinding } from '#models/edits/dismiss-finding.ts';
import { setRule } from '#models/edits/set-rule.ts';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { lintModel } from '#models/lint/lint.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { openBoard } from '#tests/support/board-under-test.ts';

afterEach(cleanup);

const words = messages.findings.panel;

/** Applies the rules in the page, because there are no workers here. */
class WorkerInPage implements FindingsWorker {
  onmessage: FindingsWorker['onmessage'] = null;
  readonly #desk = createFindingsDesk({
    tell: (data) => this.onmessage?.({ data } as Parameters<NonNullable<FindingsWorker['onmessage']>>[0]),
    whenIdle: (task) => {
      task();
      return () => undefined;
    },
    now: () => 0,
  });
  postMessage(wish: FindingsWish): void {
    this.#desk.take(wish);
  }
  terminate(): void {
    this.onmessage = null;
  }
}

const elements: Readonly<Record<string, BoardElement>> = {
  failed: { kind: 'event', text: 'Power Failed', at: [0, 0] },
  order: { kind: 'aggregate', text: 'Order', at: [0, 200] },
  sent: {
    kind: 'event',
    text: 'Order Sent',
    at: [200, 0],
    design: { effects: [{ do: 'set', field: 'gone', to: '1' }] },
  },
};

const relations = {
  r: { type: 'emits', from: toId<'element'>('order'), to: toId<'element'>('sent') } as const,
};

/** The panel over the wall of a board on which a team has set something. */
function openPanel(set: (editor: Editor, model: Model) => void = () => undefined) {
  vi.stubGlobal('Worker', WorkerInPage);
  onTestFinished(() => void vi.unstubAllGlobals());
  const opened = openBoard({ elements, relations });
  const { board } = opened;
  set({ doc: board.session.doc, origin: 'filling' }, opened.model());
  opened.model();
  render(
    <MantineProvider env="test">
      <NoticesProvider>
        <SessionContext value={board.session}>
          <BoardContext value={board}>
            <section aria-label="The wall" data-wall tabIndex={-1} />
            <BoardPanels />
          </BoardContext>
        </SessionContext>
      </NoticesProvider>
    </MantineProvider>,
  );
  screen.getByRole('region', { name: 'The wall' }).focus();
  act(() => board.ui.setState({ panel: 'rules' }));
  return opened;
}

function dismissOnly(editor: Editor, model: Model, rule: string): void {
  const finding = lintModel(model).find((each) => each.rule === rule && each.subject !== undefined);
  const fingerprint = finding && fingerprintOf(model, finding);
  if (finding?.subject === undefined || fingerprint === undefined) throw new Error(`No ${rule} was found.`);
  dismissFinding(editor, fingerprint, { rule, subject: finding.subject, reason: 'From outside', by: 'Bert' });
}

const sections = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
const closeButton = () =>
  within(screen.getByRole('dialog', { name: words.title })).getByRole('button', { name: 'Close' });

test('where nothing is set, the panel says what can be set and where', async () => {
  openPanel();
  expect(screen.getByText(words.empty)).toBeTruthy();
  expect(sections()).toEqual([]);
});

test('a rule that is off stands there in words, is turned on again, and undo turns it off', async () => {
  const { board, model } = openPanel((editor) => setRule(editor, 'event-without-source', 'off'));
  const row = within(screen.getByText('An event that nothing emits').closest('li') as HTMLElement);
  expect(row.getByText('Default: a hint')).toBeTruthy();
  fireEvent.click(row.getByRole('button', { name: 'How serious? Off' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'A hint (default)' }));

  expect(model().rules).toEqual({});
  expect(screen.getByText(words.empty)).toBeTruthy();
  expect(document.activeElement).toBe(closeButton());
  act(() => void board.session.undo.undo());
  expect(model().rules).toEqual({ 'event-without-source': 'off' });
});

test('Escape in the menu of a rule leaves the panel open', async () => {
  openPanel((editor) => setRule(editor, 'event-without-source', 'error'));
  fireEvent.click(screen.getByRole('button', { name: 'How serious? An error' }));
  fireEvent.keyDown(await screen.findByRole('menuitem', { name: 'A warning' }), { key: 'Escape' });
  expect(screen.getByRole('dialog', { name: words.title })).toBeTruthy();
});

test('a dismissed finding says why and by whom, leads to its sticky, and is brought back', async () => {
  const { board, model } = openPanel((editor, before) => dismissOnly(editor, before, 'event-without-source'));
  await screen.findByText('Bert: From outside');
  fireEvent.click(screen.getByRole('button', { name: words.show }));
  expect(board.ui.getState().selection).toEqual(new Set(['failed']));
  expect(screen.queryByRole('dialog')).toBeNull();

  act(() => board.ui.setState({ panel: 'rules' }));
  fireEvent.click(screen.getByRole('button', { name: 'Bring back' }));
  expect(model().dismissals).toEqual({});
  await screen.findByText(words.empty);
});

test.each([
  [
    'of a rule that does not exist',
    (editor: Editor) => setRule(editor, 'event-without-sauce', 'off'),
    /^There is no rule "event-without-sauce"/,
  ],
  [
    'of a rule that is locked',
    (editor: Editor) => setRule(editor, 'effect-not-sound', 'off'),
    /^The rule "effect-not-sound" cannot be set to "off"/,
  ],
  [
    'that would hide an error',
    (editor: Editor, model: Model) => dismissOnly(editor, model, 'effect-not-sound'),
    /^A finding of "effect-not-sound" cannot be dismissed/,
  ],
])('a setting without effect, %s, is told of and removed', async (_, set, message) => {
  const { model } = openPanel(set);
  await screen.findByText(message);
  expect(sections()).toEqual([words.withoutEffect]);
  const { rules, dismissals } = model();
  fireEvent.click(screen.getByRole('button', { name: words.remove }));
  await screen.findByText(words.empty);
  expect([model().rules, model().dismissals]).toEqual([{}, {}]);

  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect([model().rules, model().dismissals]).toEqual([rules, dismissals]);
});

test('the keys go into the panel, and back to the wall when Escape closes it', () => {
  openPanel();
  expect(document.activeElement).toBe(closeButton());
  fireEvent.keyDown(closeButton(), { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'The wall' }));
});

test('keys that came from something that is gone go to the wall', () => {
  const { board } = openPanel();
  fireEvent.keyDown(closeButton(), { key: 'Escape' });
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  act(() => board.ui.setState({ panel: 'rules' }));
  button.remove();
  fireEvent.keyDown(closeButton(), { key: 'Escape' });
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'The wall' }));
});
