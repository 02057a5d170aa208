import { useCallback, useSyncExternalStore } from 'react';
import type { DismissedFinding, TeamFindings } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model, Section } from '#models/metamodel/model.ts';
import type { BoardStore, StoreChanges } from './board-store.ts';
import { type BoardChange, readChange } from './change-model.ts';
import { useSession } from './session-context.ts';

/** What the page tells the worker that applies the rules: the board, then what has changed since. */
export type FindingsWish =
  | { readonly kind: 'open-board'; readonly model: Model }
  | ({ readonly kind: 'change-board' } & BoardChange);

/** What the worker finds: first in answer to each change, and again when the slow rules have run. */
export interface FindingsNews {
  readonly isAnswer: boolean;
  /** All findings so far; undefined when they are the same as before. */
  readonly found: TeamFindings | undefined;
}

/** The part of a worker that is needed here. */
export interface FindingsWorker {
  postMessage(wish: FindingsWish): void;
  onmessage: ((event: MessageEvent<FindingsNews>) => void) | null;
  terminate(): void;
}

/**
 * What the rules find on one board, a moment behind the last change. A worker applies them while somebody listens. Without a
 * listener the last findings stay.
 */
export interface Findings {
  /** Errors first. */
  all(): readonly Finding[];
  /** What the team has dismissed; it is not among the others. */
  dismissed(): readonly DismissedFinding[];
  /** The ids of what stands on the wall with an error. */
  withErrors(): ReadonlySet<string>;
  subscribe(listener: () => void): () => void;
}

interface FindingsOptions {
  readonly store: BoardStore;
  readonly startWorker: () => FindingsWorker;
  /** Runs a task once, in a moment; returns how to call it off. */
  readonly soon: (task: () => void) => () => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/** Changes gather until nobody has written for a moment, but no longer than this. */
const longestWaitMs = 600;

export function createFindings({ store, startWorker, soon, now }: FindingsOptions): Findings {
  let found: TeamFindings = { findings: [], dismissed: [] };
  let marked: ReadonlySet<string> = new Set();
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;

  const hear = (next: TeamFindings): void => {
    found = next;
    marked = new Set(
      next.findings.flatMap(({ severity, subject }) => (severity === 'error' ? (onWall(subject) ?? []) : [])),
    );
    for (const listener of [...listeners]) listener();
  };

  const start = (): (() => void) => {
    const worker = startWorker();
    let gathered: Map<Section | 'board', Set<string>> | undefined;
    let isAsked = false;
    let callOff: (() => void) | undefined;
    let dueSince = 0;
    const ask = () => {
      callOff = undefined;
      const changes = gathered;
      gathered = new Map();
      isAsked = true;
      worker.postMessage(
        changes === undefined
          ? { kind: 'open-board', model: store.getModel() }
          : { kind: 'change-board', ...readChange(store, changes) },
      );
    };
    // One question at a time: a board that many people change is not read more often than the rules can follow.
    const askSoon = () => {
      if (isAsked) return;
      if (callOff === undefined) dueSince = now();
      else if (now() - dueSince > longestWaitMs) return;
      callOff?.();
      callOff = soon(ask);
    };
    worker.onmessage = ({ data }) => {
      if (data.found !== undefined) hear(data.found);
      if (!data.isAnswer) return;
      isAsked = false;
      if (gathered !== undefined && gathered.size > 0) askSoon();
    };
    const stopFollowing = store.subscribe((changes) => {
      if (gathered !== undefined) gather(gathered, changes);
      askSoon();
    });
    askSoon();
    return () => {
      stopFollowing();
      callOff?.();
      worker.terminate();
    };
  };

  return {
    all: () => found.findings,
    dismissed: () => found.dismissed,
    withErrors: () => marked,
    subscribe(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

function gather(into: Map<Section | 'board', Set<string>>, changes: StoreChanges): void {
  for (const [section, ids] of changes) into.set(section, new Set([...(into.get(section) ?? []), ...ids]));
}

function onWall(subject: Finding['subject']): string | undefined {
  return subject?.section === 'elements' ? subject.id : undefined;
}

/** Less than the time between two letters: rules that are fast enough follow while somebody types. */
const calmMs = 60;
const known = new WeakMap<BoardStore, Findings>();

/** The findings of a board; always the same for one store. */
export function findingsOf(store: BoardStore): Findings {
  const before = known.get(store);
  if (before !== undefined) return before;
  const findings = createFindings({
    store,
    startWorker: () => new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' }),
    soon: (task) => {
      const timer = setTimeout(task, calmMs);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  known.set(store, findings);
  return findings;
}

/** What the rules find on the board, a moment behind the last change. */
export function useFindings(): readonly Finding[] {
  const { subscribe, all } = findingsOf(useSession().store);
  return useSyncExternalStore(subscribe, all);
}

/** What the team has dismissed, a moment behind the last change. */
export function useDismissed(): readonly DismissedFinding[] {
  const { subscribe, dismissed } = findingsOf(useSession().store);
  return useSyncExternalStore(subscribe, dismissed);
}

/** Whether something on the wall has an error. */
export function useHasErrors(id: string): boolean {
  const { subscribe, withErrors } = findingsOf(useSession().store);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => withErrors().has(id), [withErrors, id]),
  );
}
