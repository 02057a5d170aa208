import { BrowserWindow } from 'electron';
import type { WindowPort } from '#app/desktop/ports.ts';
import { windowOptions } from '#app/desktop/window-policy.ts';

/** Opens a window under the window policy; it appears once its page has something to show. */
export function createWindow(preloadFile: string): WindowPort {
  const window = new BrowserWindow(windowOptions(preloadFile));
  window.once('ready-to-show', () => window.show());
  return {
    loadURL: (url, options) => window.loadURL(url, options),
    focus: () => window.focus(),
    isMinimized: () => window.isMinimized(),
    restore: () => window.restore(),
    send: (name, news) => {
      if (!window.isDestroyed()) window.webContents.send(name, news);
    },
    onClosed: (listener) => void window.on('closed', listener),
  };
}
