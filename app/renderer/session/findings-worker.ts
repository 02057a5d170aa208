import '../no-eval.ts';
import type { FindingsNews, FindingsWish } from './findings.ts';
import { createFindingsDesk } from './findings-desk.ts';

/** The part of a worker's global that is used here; the page's own types would say that it is a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: FindingsWish }) => void) | null;
  postMessage(news: FindingsNews): void;
}

const scope = self as unknown as WorkerScope;
const idleMs = 400;

const desk = createFindingsDesk({
  tell: (news) => scope.postMessage(news),
  whenIdle: (task) => {
    const timer = setTimeout(task, idleMs);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
});

scope.onmessage = ({ data }) => desk.take(data);
