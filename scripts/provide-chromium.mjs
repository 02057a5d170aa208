import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium on this machine: `CHROMIUM_PATH`, the system's, Playwright's. Undefined when there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...wellKnown,
    chromium.executablePath(),
  ];
  return candidates.find((path) => path !== '' && existsSync(path));
}

const attempt = (command, args) => spawnSync(command, args, { stdio: 'inherit', cwd: root }).status === 0;

/** Finds a Chromium, or gets one where that is possible: Debian's package as root, Playwright's download elsewhere. */
export async function provideChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium found; trying to install one for the browser tests ...');
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (isDebianRoot) {
    attempt('apt-get', ['update', '-q']);
    attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  } else {
    attempt(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }
  return findChromium();
}
