import { spawn } from 'node:child_process';

/** Opens an address of ours in the person's browser. That it could not be opened is no failure: it was printed. */
export function openInBrowser(url: string): void {
  const [command, ...args] = commandFor(process.platform);
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      return ['explorer'];
    default:
      return ['xdg-open'];
  }
}
