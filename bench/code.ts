import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type * as Y from 'yjs';
import { updateEntry } from '#models/edits/update-entry.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { toId } from '#models/metamodel/ids.ts';
import { startApp } from '#tests/support/app-under-test.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { type BenchReport, percentile } from './harness.ts';
import { joinBoard } from './support/join-board.ts';
import { measureFrames, namedFunctions } from './support/measure-frames.ts';

const shown = toId<'element'>('place-order');
const changesMs = 250;
const measuredChanges = 12;

/**
 * What the code beside the wall costs: frames while Bookly is panned and somebody else writes, without the code and with
 * it; and how long a word of somebody else takes until it stands in the code. Needs the built app.
 */
export async function run(): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'stormwright-bench-'));
  const server = await startApp(folder);
  const browser = await launchBrowser();
  try {
    const board = readBoardFile(await readFile('models/samples/bookly.storm.json', 'utf8'));
    if (!board.ok) throw new Error(board.error.message);
    await server.seedBoard(board.value.model);
    const other = await joinBoard(server, 'bookly');
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
    await page.addInitScript(namedFunctions);
    await page.goto(`${server.url}#/board/bookly?select=${shown}`);
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });

    const without = await whileWriting(other.doc, () => measureFrames(page, 'pan'));
    await page.keyboard.press('k');
    await page.locator('[data-line="0"]').waitFor();
    const beside = await whileWriting(other.doc, () => measureFrames(page, 'pan'));
    const delays = await measureDelays(other.doc, page);
    other.leave();
    return {
      name: 'code',
      figures: [
        { what: 'Bookly, 4 changes a second: pan, p95 frame', value: percentile(without, 0.95), unit: 'ms' },
        {
          what: 'the same with the code below the wall',
          value: percentile(beside, 0.95),
          unit: 'ms',
          goal: '<= 20',
        },
        {
          what: 'from a word of somebody else to the code, median',
          value: percentile(delays, 0.5),
          unit: 'ms',
        },
        {
          what: 'from a word of somebody else to the code, p95',
          value: percentile(delays, 0.95),
          unit: 'ms',
        },
      ],
    };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function describe(doc: Y.Doc, words: string): void {
  updateEntry({ doc, origin: 'bench' }, 'elements', shown, { description: words });
}

/** Somebody else rewrites a sentence again and again while `measure` runs. */
async function whileWriting<Value>(doc: Y.Doc, measure: () => Promise<Value>): Promise<Value> {
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    describe(doc, `Said for the ${count}th time.`);
  }, changesMs);
  try {
    return await measure();
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds from each change until the page shows it in the code. */
async function measureDelays(doc: Y.Doc, page: Page): Promise<readonly number[]> {
  const delays: number[] = [];
  for (let number = 0; number < measuredChanges; number += 1) {
    const words = `Word number ${number} of many.`;
    const seen = page.locator('aside code').getByText(words).waitFor();
    const began = performance.now();
    describe(doc, words);
    await seen;
    delays.push(performance.now() - began);
  }
  return delays;
}
