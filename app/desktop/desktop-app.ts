import type { News } from '#app/shared/ipc-channels.ts';
import { IPC_NEWS, type NewsOf } from '#app/shared/ipc-contract.ts';
import { createBoardFiles } from './board-files.ts';
import { createCodeGeneration } from './code-generation.ts';
import { type DeepLink, findDeepLink } from './deep-links.ts';
import { createIpcRouter, type IpcSender } from './ipc-router.ts';
import type { DialogPort, ServerSettings, StartServerProcess, TimerPort, WindowPort } from './ports.ts';
import { ServerSupervisor } from './server-supervisor.ts';
import { type ListAddresses, NetworkSharing } from './sharing.ts';

/** Everything the desktop app needs from the world. */
export interface DesktopPorts {
  readonly dialog: DialogPort;
  readonly timer: TimerPort;
  readonly startServerProcess: StartServerProcess;
  readonly listAddresses: ListAddresses;
  readonly createWindow: () => WindowPort;
  readonly quit: () => void;
  readonly report: (error: unknown) => void;
}

export interface DesktopSettings {
  readonly server: ServerSettings;
  /** The program's arguments: a deep link may be among them. */
  readonly argv: readonly string[];
}

/**
 * The desktop app without Electron: it hosts the room server in a process of its own, shows it in a window, answers the
 * window's requests and ends in order. `app/main` calls these methods from Electron's events.
 */
export interface DesktopApp {
  /** Once Electron is ready: starts the server and opens the window. */
  readonly start: () => Promise<void>;
  /** A second start of the program, or a link: brings the window forward and goes where the link says. */
  readonly openAgain: (argv: readonly string[]) => Promise<void>;
  /** Answers one request of a window. */
  readonly answer: (channel: string, request: unknown, sender: IpcSender) => Promise<unknown>;
  /** The address of the app, while the server runs. */
  readonly appUrl: () => string | undefined;
  /** Stops the server with everything on disk. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

export function createDesktopApp(ports: DesktopPorts, settings: DesktopSettings): DesktopApp {
  const supervisor = new ServerSupervisor(ports.startServerProcess, settings.server, ports.timer);
  let window: WindowPort | undefined;

  const tell = <Name extends News>(name: Name, news: NewsOf<Name>) =>
    window?.send(name, IPC_NEWS[name].parse(news));

  const appUrl = () => (supervisor.state.kind === 'running' ? supervisor.state.url : undefined);
  const files = createBoardFiles(ports.dialog);
  const code = createCodeGeneration(ports.dialog, (step) => tell('code:progress', { step }));
  const sharing = new NetworkSharing(supervisor, settings.server, ports.listAddresses, (news) =>
    tell('sharing:changed', news),
  );
  const answer = createIpcRouter(
    {
      'board-file:open': () => files.open(),
      'board-file:save': (request) => files.save(request),
      'code:plan': (request) => code.plan(request),
      'code:write': (request) => code.write(request),
      'code:cancel': async () => {
        code.cancel();
        return { kind: 'done' };
      },
      'sharing:read': async () => sharing.current,
      'sharing:set': ({ onTheNetwork }) => sharing.set(onTheNetwork),
    },
    appUrl,
    ports.report,
  );

  const show = async (link: DeepLink | undefined) => {
    const url = appUrl();
    if (url === undefined) return;
    if (window === undefined) {
      const opened = ports.createWindow();
      window = opened;
      opened.onClosed(() => {
        if (window === opened) window = undefined;
      });
      await opened.loadURL(addressOf(url, link));
      return;
    }
    if (link !== undefined) await window.loadURL(addressOf(url, link));
    if (window.isMinimized()) window.restore();
    window.focus();
  };

  supervisor.onChange((state) => {
    if (state.kind === 'failed') tell('server:failed', { message: state.message });
  });

  return {
    answer,
    appUrl,
    async start() {
      const state = await supervisor.start();
      if (state.kind === 'running') {
        await show(findDeepLink(settings.argv));
        return;
      }
      const detail = state.kind === 'failed' ? state.message : 'Start it again.';
      await ports.dialog.showMessageBox({ type: 'error', message: 'Stormwright could not start', detail });
      ports.quit();
    },
    openAgain: (argv) => show(findDeepLink(argv)),
    stop: () => supervisor.stop(),
  };
}

function addressOf(appUrl: string, link: DeepLink | undefined): string {
  const url = new URL(appUrl);
  if (link !== undefined) url.hash = `/board/${link.boardId}`;
  return url.href;
}
