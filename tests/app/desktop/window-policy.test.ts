import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  decideNewWindow,
  FUSES,
  mayHavePermission,
  mayNavigate,
  windowOptions,
} from '#app/desktop/window-policy.ts';

const appUrl = 'http://127.0.0.1:4600/';

describe('window settings', () => {
  it('give the page no power of its own', () => {
    expect(windowOptions('/app/preload.cjs').webPreferences).toEqual({
      preload: '/app/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
    });
  });
});

describe('navigation', () => {
  it.each([`${appUrl}#/board/bookly`, `${appUrl}assets/index.js`])('stays within the app: %s', (target) => {
    expect(mayNavigate(target, appUrl)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:4601/',
    'https://127.0.0.1:4600/',
    'http://localhost:4600/',
    'http://127.0.0.1:4600@evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    '',
  ])('never leaves it: %s', (target) => {
    expect(mayNavigate(target, appUrl)).toBe(false);
  });

  it('goes nowhere while no server runs', () => {
    expect(mayNavigate(appUrl, '')).toBe(false);
  });

  it.each([
    ['https://example.org/ddd', 'open-in-browser'],
    ['http://example.org/', 'deny'],
    ['file:///etc/passwd', 'deny'],
    ['javascript:alert(1)', 'deny'],
    ['smb://share/x', 'deny'],
    ['not a url', 'deny'],
  ])('a new window for %s: %s', (target, kind) => {
    expect(decideNewWindow(target)).toEqual({ kind });
  });
});

describe('permissions', () => {
  it('are few, and only for the app itself', () => {
    expect(mayHavePermission('clipboard-read', appUrl, appUrl)).toBe(true);
    expect(mayHavePermission('clipboard-read', 'https://evil.example/', appUrl)).toBe(false);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'usb',
      'hid',
      'serial',
    ]) {
      expect(mayHavePermission(permission, appUrl, appUrl), permission).toBe(false);
    }
  });
});

describe('the packaging configuration', () => {
  const require = createRequire(import.meta.url);
  const { parse } = require('yaml') as { parse: (text: string) => Record<string, unknown> };
  const readConfiguration = () => parse(readFileSync('electron-builder.yml', 'utf8'));

  it("is valid by electron-builder's own schema", async () => {
    const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
      validateConfiguration: (configuration: unknown, debugLogger: unknown) => Promise<void>;
    };
    const debugLogger = { isEnabled: false, add: () => {} };
    await expect(validateConfiguration(readConfiguration(), debugLogger)).resolves.toBeUndefined();
    await expect(
      validateConfiguration({ ...readConfiguration(), noSuchKey: 1 }, debugLogger),
    ).rejects.toThrow(/noSuchKey/);
  });

  it('sets the fuses of the window policy', () => {
    expect(readConfiguration().electronFuses).toEqual(FUSES);
  });

  it('ships what the app reads at run time, and only that', () => {
    expect(readConfiguration().files).toEqual([
      'dist/**',
      '!dist/packages/**',
      'templates/**',
      'models/samples/**',
      'package.json',
      'LICENSE',
    ]);
  });
});
