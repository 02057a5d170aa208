import { expect, test } from 'vitest';
import type { FindingsNews, FindingsWish } from '#app/renderer/session/findings.ts';
import { createFindingsDesk } from '#app/renderer/session/findings-desk.ts';
import { lintForTeam } from '#models/lint/lint.ts';
import type { Model } from '#models/metamodel/model.ts';
import { boardOf } from '#tests/support/design-board.ts';

/** A desk whose idle moment comes by hand, and what it has told. */
function openDesk() {
  const news: FindingsNews[] = [];
  let waiting: (() => void) | undefined;
  let postponed = -1;
  let clockMs = 0;
  const desk = createFindingsDesk({
    tell: (one) => news.push(one),
    whenIdle: (task) => {
      waiting = task;
      postponed += 1;
      return () => {
        waiting = undefined;
      };
    },
    now: () => clockMs,
  });
  const idle = () => {
    const task = waiting;
    waiting = undefined;
    task?.();
  };
  return { ...desk, news, idle, wait: (ms: number) => (clockMs += ms), postponed: () => postponed };
}

const effects = [{ do: 'set', field: 'gone', to: '1' }];
const board = boardOf({
  elements: {
    order: { kind: 'aggregate', text: 'Order' },
    sent: { kind: 'event', text: 'Send Order', design: { effects } },
  },
  relations: { r: { type: 'emits', from: 'order', to: 'sent' } },
} as unknown as Parameters<typeof boardOf>[0]);

const reworded = (text: string): FindingsWish => ({
  kind: 'change-board',
  head: undefined,
  entries: [['elements', 'sent', { ...(board.elements['sent' as never] as object), text }]],
});
const rulesIn = (news: FindingsNews | undefined) => news?.found?.findings.map(({ rule }) => rule);

test('fast rules answer at once, slow ones follow when nobody asks any more', () => {
  const { take, idle, news } = openDesk();
  take({ kind: 'open-board', model: board });
  expect(news).toMatchObject([{ isAnswer: true }]);
  expect(rulesIn(news[0])).toContain('event-not-past-tense');
  expect(rulesIn(news[0])).not.toContain('effect-not-sound');

  idle();
  expect(news).toHaveLength(2);
  expect(news[1]).toEqual({ isAnswer: false, found: lintForTeam(board) });
  expect(rulesIn(news[1])).toContain('effect-not-sound');
});

test('what slow rules found stays while somebody types, and goes with its entry', () => {
  const { take, idle, news } = openDesk();
  take({ kind: 'open-board', model: board });
  idle();
  take(reworded('Order Sent'));
  expect(rulesIn(news.at(-1))).toContain('effect-not-sound');
  expect(rulesIn(news.at(-1))).not.toContain('event-not-past-tense');
  take({ kind: 'change-board', head: undefined, entries: [['elements', 'sent', undefined]] });
  expect(rulesIn(news.at(-1))).not.toContain('effect-not-sound');
});

test('what is as before is not told again, but every question is answered', () => {
  const { take, idle, news } = openDesk();
  take({ kind: 'open-board', model: board });
  idle();
  take({ kind: 'change-board', head: undefined, entries: [] });
  expect(news.slice(2)).toEqual([{ isAnswer: true, found: undefined }]);
  idle();
  expect(news).toHaveLength(3);
});

test('slow rules are put off by somebody who writes on, but not for ever', () => {
  const { take, wait, postponed } = openDesk();
  for (let second = 0; second < 10; second += 1) {
    take({ kind: 'open-board', model: { ...board, name: `Shop ${second}` } as Model });
    wait(1_000);
  }
  expect(postponed()).toBe(3);
});

test('the setting of a rule that does not exist is said once', () => {
  const { take, idle, news } = openDesk();
  const model = { ...board, rules: { 'no-such-rule': 'off' } } as unknown as Model;
  take({ kind: 'open-board', model });
  idle();
  take({ kind: 'change-board', head: undefined, entries: [['terms', 'cart', { name: 'Cart' }]] });
  expect(rulesIn(news.at(-1))?.filter((rule) => rule === 'rule-setting-unknown')).toHaveLength(1);
});
