/** What may happen in a window: pure decisions, asked by `app/main` at Electron's hooks. */

/** Settings of every window. The page is ours but shows other people's words: it gets no power of its own. */
export function windowOptions(preloadFile: string): Electron.BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    title: 'Stormwright',
    backgroundColor: '#F6F5F1',
    show: false,
    webPreferences: {
      preload: preloadFile,
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
    },
  };
}

/** A window stays with the app it was opened for: the same origin, and nowhere else. */
export function mayNavigate(target: string, appUrl: string): boolean {
  const url = parseUrl(target);
  const app = parseUrl(appUrl);
  return url !== undefined && app !== undefined && url.origin === app.origin && url.origin !== 'null';
}

/**
 * What to do with a link that wants a new window: never a window of ours. A web address goes to the person's browser;
 * everything else (files, programs, `javascript:`) goes nowhere.
 */
export function decideNewWindow(target: string): { readonly kind: 'open-in-browser' | 'deny' } {
  const url = parseUrl(target);
  return { kind: url?.protocol === 'https:' ? 'open-in-browser' : 'deny' };
}

// The board needs the clipboard to copy stickies and the full screen to project them. Nothing else.
const grantedPermissions = new Set(['clipboard-read', 'clipboard-sanitized-write', 'fullscreen']);

/** Whether a page may have a permission it asks for. */
export function mayHavePermission(permission: string, requestingUrl: string, appUrl: string): boolean {
  return grantedPermissions.has(permission) && mayNavigate(requestingUrl, appUrl);
}

/** The flags burnt into the packaged binary; `electron-builder.yml` sets the same and a test compares the two. */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
