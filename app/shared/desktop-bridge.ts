import type { Channel, News } from './ipc-channels.ts';
import type { NewsOf, Request, Response } from './ipc-contract.ts';

/**
 * What the desktop shell puts into its windows as `window.desktop`; absent in a browser. It can do what the contract
 * names and nothing else: no Electron object crosses the bridge.
 */
export interface DesktopBridge {
  readonly ask: <Name extends Channel>(channel: Name, request: Request<Name>) => Promise<Response<Name>>;
  /** Calls back with each piece of news of that name; the returned function ends it. */
  readonly onNews: <Name extends News>(name: Name, listener: (news: NewsOf<Name>) => void) => () => void;
}
