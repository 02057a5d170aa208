/**
 * The parts of Electron that the desktop app uses, typed from Electron's own types, so that an upgrade which changes
 * one does not compile. `app/main` hands in the real ones, tests hand in doubles.
 */
export type DialogPort = Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;

/** A window as the app sees it. */
export interface WindowPort {
  readonly loadURL: Electron.BrowserWindow['loadURL'];
  readonly focus: Electron.BrowserWindow['focus'];
  readonly isMinimized: Electron.BrowserWindow['isMinimized'];
  readonly restore: Electron.BrowserWindow['restore'];
  /** Sends news to the page. */
  readonly send: (name: string, news: unknown) => void;
  readonly onClosed: (listener: () => void) => void;
}

/** The process that runs the room server: Electron's utility process, or a plain child process in tests. */
export interface ServerProcessPort {
  readonly pid: number | undefined;
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
}

/** Starts the server process with its settings. */
export type StartServerProcess = (settings: ServerSettings) => ServerProcessPort;

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly rendererFolder: string;
  /** Names besides the address by which this machine is reached while it shares. */
  readonly allowedHosts: readonly string[];
}

/** Time as the app sees it, so that tests need not wait. */
export interface TimerPort {
  readonly now: () => number;
  /** Calls back once after so many milliseconds; the returned function calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}
