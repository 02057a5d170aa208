import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, ipcMain, session, shell } from 'electron';
import { createDesktopApp } from '#app/desktop/desktop-app.ts';
import { listNetworkAddresses } from '#app/desktop/network-addresses.ts';
import { systemTimer } from '#app/desktop/system-timer.ts';
import { decideNewWindow, mayHavePermission, mayNavigate } from '#app/desktop/window-policy.ts';
import { CHANNELS } from '#app/shared/ipc-channels.ts';
import { startUtilityProcess } from './utility-process.ts';
import { createWindow } from './window.ts';

// The thin shell: Electron's events go to the desktop app, the desktop app's wishes to Electron.

const here = dirname(fileURLToPath(import.meta.url));

const desktop = createDesktopApp(
  {
    dialog,
    timer: systemTimer,
    startServerProcess: () => startUtilityProcess(join(here, 'server-process.js')),
    listAddresses: listNetworkAddresses,
    createWindow: () => createWindow(join(here, 'preload.cjs')),
    quit: () => app.quit(),
    report: (error) => console.error(error),
  },
  {
    argv: process.argv,
    server: {
      host: '127.0.0.1',
      port: 0,
      dataFolder: join(app.getPath('userData'), 'boards'),
      rendererFolder: join(here, '..', 'renderer'),
      allowedHosts: [],
    },
  },
);

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.setAsDefaultProtocolClient('stormwright');
  app.on('second-instance', (_event, argv) => void desktop.openAgain(argv));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void desktop.openAgain([url]);
  });
  app.on('activate', () => void desktop.openAgain([]));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!mayNavigate(event.url, desktop.appUrl() ?? '')) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (decideNewWindow(url).kind === 'open-in-browser') void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, request: unknown) =>
      desktop.answer(channel, request, {
        url: event.senderFrame?.url ?? '',
        isMainFrame: event.senderFrame === event.sender.mainFrame,
      }),
    );
  }
  quitInOrder();
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(mayHavePermission(permission, details.requestingUrl, desktop.appUrl() ?? '')),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    mayHavePermission(permission, origin, desktop.appUrl() ?? ''),
  );
  await desktop.start();
}

/** Electron would end at once; the server first writes what is left to disk. */
function quitInOrder(): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void desktop.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
