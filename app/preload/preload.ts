import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import { isChannel, isNews } from '#app/shared/ipc-channels.ts';

const bridge: DesktopBridge = {
  ask: (channel, request) => {
    // The page could call the bridge with any text.
    if (!isChannel(channel)) throw new Error('Stormwright does not know this request.');
    return ipcRenderer.invoke(channel, request);
  },
  onNews: (name, listener) => {
    if (!isNews(name)) throw new Error('Stormwright does not know this news.');
    // The event object would hand the page a way into Electron; only the news itself crosses.
    const receive = (_event: unknown, item: unknown) => listener(item as never);
    ipcRenderer.on(name, receive);
    return () => ipcRenderer.off(name, receive);
  },
};

contextBridge.exposeInMainWorld('desktop', bridge);
