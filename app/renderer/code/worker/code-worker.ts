import '../../no-eval.ts';
import biomeAddress from '@biomejs/wasm-web/biome_wasm_bg.wasm?url';
import { createErrorFinder } from '#models/lint/find-errors.ts';
import { CodeDesk } from './code-desk.ts';
import type { CodeNews, CodeWish } from './code-protocol.ts';
import { createFormatter } from './formatter.ts';
import { templates } from './templates.ts';

/** The part of a worker's global that is used here; the page's own types would say that it is a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: CodeWish }) => void) | null;
  postMessage(news: CodeNews, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

const desk = new CodeDesk({
  templates,
  createFormatter: (rules) => createFormatter(biomeAddress, rules),
  createErrorFinder,
  tell: (news) => scope.postMessage(news, news.kind === 'packed' ? [news.bytes.buffer] : []),
  pause: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
});

scope.onmessage = ({ data }) => void desk.take(data);
