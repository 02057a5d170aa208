import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron program beside our dependencies, if it was fetched: the npm package brings it only on
 * `npx install-electron`. `ELECTRON_OVERRIDE_DIST_PATH` names a folder that holds one instead.
 */
export function findElectronBinary(
  packageFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const electronFolder = join(packageFolder, 'node_modules', 'electron');
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const binary = join(folder, name);
  return existsSync(binary) ? binary : undefined;
}

/** Whether this session can show a window: always on macOS and Windows, on Linux with X11 or Wayland. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
