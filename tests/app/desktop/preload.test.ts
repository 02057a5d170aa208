import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import { CHANNELS } from '#app/shared/ipc-channels.ts';

/** Bundles the preload script as the build does, and gives its text. */
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

type Listener = (event: unknown, item: unknown) => void;

/** Runs the script with doubles of the two Electron objects it may use. */
function runPreload(code: string) {
  const invoked: unknown[] = [];
  const listeners = new Map<string, Set<Listener>>();
  const exposed: Record<string, unknown> = {};
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (exposed[name] = value) },
    ipcRenderer: {
      invoke: async (...args: unknown[]) => {
        invoked.push(args);
        return { kind: 'done' };
      },
      on: (name: string, listener: Listener) =>
        listeners.set(name, new Set([...(listeners.get(name) ?? []), listener])),
      off: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
    },
  };
  const required: string[] = [];
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  runInNewContext(code, { require, exports: {}, module: { exports: {} } });
  return { exposed, bridge: exposed.desktop as DesktopBridge, invoked, listeners, required };
}

describe('the preload script', () => {
  let code = '';
  beforeAll(async () => {
    code = await bundlePreload();
  });

  it('is one file that needs nothing but Electron', () => {
    expect(runPreload(code).required).toEqual(['electron']);
  });

  it('exposes exactly the bridge', () => {
    const { exposed, bridge } = runPreload(code);
    expect(Object.keys(exposed)).toEqual(['desktop']);
    expect(Object.keys(bridge).sort()).toEqual(['ask', 'onNews']);
  });

  it('passes on every request of the contract and no other', async () => {
    const { bridge, invoked } = runPreload(code);
    for (const channel of CHANNELS) await bridge.ask(channel, {} as never);
    expect(invoked).toEqual(CHANNELS.map((channel) => [channel, {}]));
    expect(() => bridge.ask('shell:open' as never, {} as never)).toThrow('does not know this request');
  });

  it('lets news through without the event that carried it, until it is called off', () => {
    const { bridge, listeners } = runPreload(code);
    const heard: unknown[][] = [];
    const end = bridge.onNews('code:progress', (...args) => heard.push(args));
    const listener = [...(listeners.get('code:progress') ?? [])][0];
    listener?.({ sender: 'electron object' }, { message: 'Checking' });
    end();
    expect(heard).toEqual([[{ message: 'Checking' }]]);
    expect(listeners.get('code:progress')?.size).toBe(0);
    expect(() => bridge.onNews('electron:anything' as never, () => {})).toThrow('does not know this news');
  });
});
