import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this user's boards are kept unless a folder is named: `STORMWRIGHT_DATA`, else the platform's place for
 * application data.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (environment.STORMWRIGHT_DATA) return environment.STORMWRIGHT_DATA;
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Stormwright', 'boards');
    case 'win32':
      return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Stormwright', 'boards');
    default:
      return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'stormwright', 'boards');
  }
}
