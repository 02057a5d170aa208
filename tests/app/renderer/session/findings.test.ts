import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardStore } from '#app/renderer/session/board-store.ts';
import {
  createFindings,
  type FindingsNews,
  type FindingsWish,
  type FindingsWorker,
} from '#app/renderer/session/findings.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { renameBoard } from '#models/edits/rename-board.ts';
import type { DismissedFinding, TeamFindings } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import type { Severity } from '#models/metamodel/severity.ts';

const sticky: BoardElement = { kind: 'event', text: 'Order Placed', at: [0, 0] };
const found = (severity: Severity, section: string, id: string) =>
  ({
    rule: 'empty-text',
    severity,
    message: 'Say something.',
    path: [section, id],
    subject: { section, id },
  }) as Finding;

class FakeWorker implements FindingsWorker {
  onmessage: FindingsWorker['onmessage'] = null;
  readonly wishes: FindingsWish[] = [];
  isEnded = false;
  postMessage(wish: FindingsWish): void {
    this.wishes.push(wish);
  }
  tell(findings: readonly Finding[] | undefined, dismissed: readonly DismissedFinding[] = []): void {
    this.send(true, findings && { findings, dismissed });
  }
  send(isAnswer: boolean, found: TeamFindings | undefined): void {
    this.onmessage?.({ data: { isAnswer, found } } as MessageEvent<FindingsNews>);
  }
  terminate(): void {
    this.isEnded = true;
  }
}

/** The findings of a board with one sticky, listened to; the moment that they wait comes by hand. */
function listen() {
  const editor = { doc: new Y.Doc(), origin: 'own' };
  addElements(editor, { [toId<'element'>('placed')]: sticky });
  const store = createBoardStore({ ...editor, schedule: () => () => {} });
  const worker = new FakeWorker();
  let waiting: (() => void) | undefined;
  let postponed = -1;
  let clockMs = 0;
  const findings = createFindings({
    store,
    startWorker: () => worker,
    soon: (task) => {
      waiting = task;
      postponed += 1;
      return () => {
        waiting = undefined;
      };
    },
    now: () => clockMs,
  });
  let heard = 0;
  const stop = findings.subscribe(() => {
    heard += 1;
  });
  const pass = () => {
    const task = waiting;
    waiting = undefined;
    task?.();
  };
  const wait = (ms: number) => {
    clockMs += ms;
  };
  return { editor, findings, worker, stop, pass, wait, heard: () => heard, postponed: () => postponed };
}

test('a sticky is marked for an error; not for a warning, nor for what is not on the wall', () => {
  const { findings, worker, pass, heard } = listen();
  pass();
  worker.tell([
    found('error', 'elements', 'placed'),
    found('error', 'scenarios', 'story'),
    found('warning', 'elements', 'paid'),
  ]);
  expect([[...findings.withErrors()], heard()]).toEqual([['placed'], 1]);

  worker.tell([]);
  expect([...findings.withErrors()]).toEqual([]);
});

test('what is dismissed is apart from the rest and marks nothing', () => {
  const { findings, worker, pass } = listen();
  pass();
  const left = found('error', 'elements', 'placed');
  const subject = { section: 'elements', id: 'placed' };
  const dismissal = { id: toId<'dismissal'>('a'), rule: left.rule, subject, reason: 'Later.', by: 'Ada' };
  worker.tell([], [{ ...left, dismissal }]);
  expect(findings.all()).toEqual([]);
  expect(findings.dismissed()).toEqual([{ ...left, dismissal }]);
  expect([...findings.withErrors()]).toEqual([]);
});

test('changes gather for a moment, and while the rules are at work', () => {
  const { editor, worker, pass } = listen();
  renameBoard(editor, 'Shop');
  expect(worker.wishes).toEqual([]);
  pass();
  expect(worker.wishes).toMatchObject([{ kind: 'open-board', model: { name: 'Shop' } }]);

  renameBoard(editor, 'Market');
  addElements(editor, { [toId<'element'>('paid')]: sticky });
  pass();
  expect(worker.wishes).toHaveLength(1);

  worker.tell([]);
  pass();
  expect(worker.wishes.slice(1)).toMatchObject([
    { kind: 'change-board', head: { name: 'Market' }, entries: [['elements', 'paid', sticky]] },
  ]);
  worker.tell([]);
  pass();
  expect(worker.wishes).toHaveLength(2);
});

test('somebody who writes on puts the question off, but not for ever', () => {
  const { editor, worker, pass, wait, postponed } = listen();
  for (let second = 0; second < 10; second += 1) {
    wait(200);
    renameBoard(editor, `Shop ${second}`);
  }
  expect(postponed()).toBe(3);
  pass();
  expect(worker.wishes).toHaveLength(1);
});

test('what slow rules find comes later, and is no answer to the next question', () => {
  const { editor, findings, worker, pass } = listen();
  pass();
  worker.tell([]);
  renameBoard(editor, 'Shop');
  pass();
  worker.send(false, { findings: [found('error', 'elements', 'placed')], dismissed: [] });
  expect(findings.all()).toHaveLength(1);
  renameBoard(editor, 'Market');
  pass();
  expect(worker.wishes).toHaveLength(2);
  worker.tell([]);
  pass();
  expect(worker.wishes).toHaveLength(3);
});

test('findings that are as before are not told again', () => {
  const { editor, findings, worker, pass, heard } = listen();
  pass();
  worker.tell([found('error', 'elements', 'placed')]);
  renameBoard(editor, 'Shop');
  pass();
  worker.tell(undefined);
  expect([heard(), findings.all().length]).toEqual([1, 1]);
  renameBoard(editor, 'Market');
  pass();
  expect(worker.wishes).toHaveLength(3);
});

test('nobody is asked for what nobody listens to; what was found stays', () => {
  const { editor, findings, worker, stop, pass } = listen();
  pass();
  worker.tell([found('error', 'elements', 'placed')]);
  renameBoard(editor, 'Shop');
  stop();
  pass();
  expect([worker.wishes.length, worker.isEnded]).toEqual([1, true]);
  expect(findings.all()).toHaveLength(1);
});
