import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium to test with: `CHROMIUM_PATH`, the system's, or Playwright's; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  const candidates = [...(named ? [named] : []), ...systemChromium, chromium.executablePath()];
  return candidates.find((path) => existsSync(path));
}

/** Starts the browser that `findChromium` found, without anything that talks to the outside. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install one or name it in CHROMIUM_PATH, then run the test again.',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  });
}

/** One browser for a test file. Each person gets a profile of their own; all are closed at the end. */
export function sharedBrowser(): { newPerson(options?: BrowserContextOptions): Promise<BrowserPerson> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return {
    async newPerson(options = {}) {
      if (!browser) throw new Error('The browser has not been started yet.');
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      return { context, page, errors };
    },
  };
}

/** Somebody at a screen. `errors` collects what went wrong in their page unseen. */
export interface BrowserPerson {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: readonly string[];
}
