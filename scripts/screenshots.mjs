import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { register } from 'tsx/esm/api';
import { buildIfStale } from './build.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { root } from './run.mjs';

// Takes the pictures of the README and the docs from the running product.

await buildIfStale(['renderer']);
register();
const { startServer } = await import(`${root}app/server/start-server.ts`);
const { readBoardFile } = await import(`${root}models/metamodel/board-file.ts`);

const dataFolder = await mkdtemp(join(tmpdir(), 'stormwright-screenshots-'));
const started = await startServer({ port: 0, dataFolder, rendererFolder: `${root}dist/renderer` });
if (!started.ok) throw new Error(started.error.message);
const bookly = readBoardFile(await readFile(`${root}models/samples/bookly.storm.json`, 'utf8'));
if (!bookly.ok) throw new Error(bookly.error.message);
await started.value.seedBoard(bookly.value.model);

const executablePath = await provideChromium();
if (executablePath === undefined) throw new Error('Screenshots need a Chromium: set CHROMIUM_PATH.');
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});

const board = `${started.value.url}#/board/bookly`;
const views = [
  { name: 'start', url: started.value.url },
  { name: 'board', url: board },
  { name: 'board-close', url: `${board}?select=add-book` },
  { name: 'map', url: board, place: 'Map' },
  { name: 'words', url: board, place: 'Words' },
  { name: 'stories', url: board, place: 'Stories' },
  { name: 'code', url: `${board}?select=place-order`, key: 'k' },
  { name: 'code-place', url: `${board}/code?select=place-order` },
  { name: 'empty', url: `${started.value.url}#/board/a-new-board` },
];

await mkdir(`${root}docs/images`, { recursive: true });
for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  for (const { name, url, place, key } of views) {
    const page = await context.newPage();
    await page.goto(url);
    if (url !== started.value.url) await page.getByText('Saved', { exact: true }).waitFor();
    if (place !== undefined) await page.getByText(place, { exact: true }).click();
    if (key !== undefined) await page.keyboard.press(key);
    // Fonts and the first painted frames.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: `${root}docs/images/${name}-${colorScheme}.png` });
    await page.close();
  }
  await context.close();
}
await browser.close();
await started.value.close();
await rm(dataFolder, { recursive: true });
console.log(`Screenshots of ${views.length} screens, light and dark, are in docs/images.`);
process.exit(0);
