import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { createDesktopApp, type DesktopApp } from '#app/desktop/desktop-app.ts';
import type { DialogPort, ServerProcessPort, WindowPort } from '#app/desktop/ports.ts';
import { systemTimer } from '#app/desktop/system-timer.ts';
import { startChildServerProcess } from './child-server-process.ts';

/** What the person picks in the next dialog: a path, or nothing. */
export interface PickedPath {
  path: string | undefined;
}

/** The desktop app with everything real but Electron's own glue. */
export interface DesktopUnderTest {
  readonly app: DesktopApp;
  readonly page: Page;
  readonly picked: PickedPath;
  readonly boxes: readonly string[];
  /** The process that runs the server at this moment. */
  readonly serverPid: () => number;
}

/**
 * Starts the desktop app: its real router, files, sharing and supervisor over real server processes, and the real preload
 * script in a Chromium page. Doubles stand for the dialogs and for Electron's two message functions.
 */
export async function startDesktop(context: BrowserContext, dataFolder: string): Promise<DesktopUnderTest> {
  const page = await context.newPage();
  const picked: PickedPath = { path: undefined };
  const boxes: string[] = [];
  let server: ServerProcessPort | undefined;
  const answer = async () => ({
    canceled: picked.path === undefined,
    filePaths: picked.path === undefined ? [] : [picked.path],
    filePath: picked.path ?? '',
  });
  const dialog = {
    showOpenDialog: answer,
    showSaveDialog: answer,
    showMessageBox: async (options: { detail?: string }) => boxes.push(options.detail ?? ''),
  } as unknown as DialogPort;

  const app = createDesktopApp(
    {
      dialog,
      timer: systemTimer,
      startServerProcess: (settings) => {
        server = startChildServerProcess(settings);
        return server;
      },
      listAddresses: () => ['127.0.0.1'],
      createWindow: () => windowOf(page),
      quit: () => {},
      report: (error) => console.error(error),
    },
    {
      argv: [],
      server: {
        host: '127.0.0.1',
        port: 0,
        dataFolder,
        rendererFolder: join(process.cwd(), 'dist', 'renderer'),
        allowedHosts: [],
      },
    },
  );
  await page.exposeBinding('__invoke', ({ frame }, channel: string, request: unknown) =>
    app.answer(channel, request, { url: frame.url(), isMainFrame: frame === page.mainFrame() }),
  );
  await page.addInitScript({ content: `${electronDouble}\n(() => {${await bundlePreload()}})();` });
  const serverPid = () => {
    if (server?.pid === undefined) throw new Error('No server process was started.');
    return server.pid;
  };
  return { app, page, picked, boxes, serverPid };
}

/** Electron as the preload script sees it, over the binding above and a DOM event for news. */
const electronDouble = `
  const require = () => ({
    contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value }) },
    ipcRenderer: {
      invoke: (channel, request) => window.__invoke(channel, request),
      on: (name, listener) => window.addEventListener('news:' + name, listener.heard = (event) => listener(event, event.detail)),
      off: (name, listener) => window.removeEventListener('news:' + name, listener.heard),
    },
  });`;

function windowOf(page: Page): WindowPort {
  return {
    loadURL: async (url) => {
      await page.goto(url);
    },
    focus: () => {},
    isMinimized: () => false,
    restore: () => {},
    send: (name, news) => {
      const dispatch = ([event, detail]: readonly [string, unknown]) =>
        void window.dispatchEvent(new CustomEvent(event, { detail }));
      // A page that is just loading hears no news; it asks for what it needs when it is there.
      void page.evaluate(dispatch, [`news:${name}`, news] as const).catch(() => {});
    },
    onClosed: () => {},
  };
}

async function bundlePreload(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: 'app/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
  const output = (Array.isArray(built) ? built[0] : built) as { output: readonly { code?: string }[] };
  return output.output[0]?.code ?? '';
}
