import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '#app/server/start-server.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { type ElementId, toId } from '#models/metamodel/ids.ts';
import {
  type BoardElement,
  createModel,
  type Model,
  type Place,
  type Relation,
} from '#models/metamodel/model.ts';
import { startApp } from '#tests/support/app-under-test.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { type BenchReport, type Figure, percentile } from './harness.ts';
import { joinBoard } from './support/join-board.ts';
import { measureFrames, namedFunctions } from './support/measure-frames.ts';

const sizes = [1_000, 5_000, 10_000] as const;
const movesAFrame = 20;

/** The wall in Chromium: how long frames take while it is panned, zoomed and moved by others. Needs the built app. */
export async function run(): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'stormwright-bench-'));
  const server = await startApp(folder);
  const browser = await launchBrowser();
  try {
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...(await measureBoard(server, browser, size)));
    return { name: 'board', figures };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureBoard(server: RunningServer, browser: Browser, size: number): Promise<Figure[]> {
  const model = createWall(size);
  await server.seedBoard(model);
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.addInitScript(namedFunctions);
  try {
    await page.goto(`${server.url}#/board/${model.id}/words`);
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
    const firstPaintMs = await measureFirstPaint(page, model.id);
    const farPan = await measureFrames(page, 'pan');
    const zoom = await measureFrames(page, 'zoom');
    await page.keyboard.press('0');
    await page.waitForFunction(() => document.querySelector('[data-sticky]') !== null);
    const nearPan = await measureFrames(page, 'pan');
    const remote = await withRemoteMoves(server, model, () => measureFrames(page, 'look'));
    const name = (what: string) => `${size} stickies: ${what}`;
    return [
      {
        what: name('first paint'),
        value: firstPaintMs,
        unit: 'ms',
        ...(size === 5_000 && { goal: '<= 400' }),
      },
      { what: name('pan from far, p95 frame'), value: percentile(farPan, 0.95), unit: 'ms', goal: '<= 20' },
      { what: name('pan near, p95 frame'), value: percentile(nearPan, 0.95), unit: 'ms', goal: '<= 20' },
      { what: name('zoom, p95 frame'), value: percentile(zoom, 0.95), unit: 'ms', goal: '<= 40' },
      {
        what: name(`${movesAFrame} remote moves a frame`),
        value: 1_000 / mean(remote),
        unit: 'fps',
        goal: '60',
      },
    ];
  } finally {
    await page.close();
  }
}

/** From choosing the wall in the top bar until its first stickies have been painted. */
function measureFirstPaint(page: Page, boardId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const isPainted = () => {
      const canvas = document.querySelector('canvas');
      if (document.querySelector('[data-sticky]')) return true;
      const { width = 0, height = 0 } = canvas ?? {};
      const pixels = canvas?.getContext('2d')?.getImageData(0, Math.floor(height / 2), width || 1, 1).data;
      return pixels?.some((value) => value > 0) ?? false;
    };
    const startedAt = performance.now();
    location.hash = `#/board/${id}`;
    return new Promise<number>((resolve) => {
      const look = () => {
        if (isPainted()) requestAnimationFrame(() => resolve(performance.now() - startedAt));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, boardId);
}

/** Somebody else moves twenty stickies sixty times a second while `measure` runs. */
async function withRemoteMoves<Value>(
  server: RunningServer,
  model: Model,
  measure: () => Promise<Value>,
): Promise<Value> {
  const { doc, leave } = await joinBoard(server, model.id);
  const ids = Object.keys(model.elements).map((id) => toId<'element'>(id));
  let step = 0;
  const timer = setInterval(() => {
    const places: Record<ElementId, Place> = {};
    for (let count = 0; count < movesAFrame; count += 1) {
      const id = ids[(step * movesAFrame + count) % ids.length];
      const at = id && model.elements[id]?.at;
      if (id && at) places[id] = [at[0] + (step % 40), at[1]];
    }
    step += 1;
    moveElements({ doc, origin: 'bench' }, places);
  }, 1_000 / 60);
  try {
    return await measure();
  } finally {
    clearInterval(timer);
    leave();
  }
}

const kinds = ['event', 'command', 'actor', 'policy', 'read-model', 'hotspot'] as const;

/** A wall of stickies in columns, every fifth connected with its neighbour. */
function createWall(size: number): Model {
  const rows = Math.ceil(Math.sqrt(size / 2));
  const elements: Record<ElementId, BoardElement> = {};
  const relations: Record<string, Relation> = {};
  for (let number = 0; number < size; number += 1) {
    const kind = kinds[number % kinds.length] ?? 'event';
    const place: Place = [Math.floor(number / rows) * 240, (number % rows) * 180];
    elements[toId<'element'>(`e${number}`)] = { kind, text: `What happened as number ${number}`, at: place };
    if (number % 6 === 2) {
      relations[`r${number}`] = {
        type: 'issues',
        from: toId<'element'>(`e${number}`),
        to: toId<'element'>(`e${number - 1}`),
      };
    }
  }
  return { ...createModel(toId<'board'>(`wall-${size}`), `${size} stickies`), elements, relations };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
