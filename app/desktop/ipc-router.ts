import { type Channel, isChannel } from '#app/shared/ipc-channels.ts';
import { IPC_CONTRACT, type Request, type Response } from '#app/shared/ipc-contract.ts';
import { mayNavigate } from './window-policy.ts';

/** One function a channel. A handler may trust the request's shape, and nothing else about it. */
export type IpcHandlers = {
  readonly [Name in Channel]: (request: Request<Name>) => Promise<Response<Name>>;
};

/** Who asked: the address of the page and whether it is the top one of its window. */
export interface IpcSender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/**
 * The one door from windows into the desktop app. Only the top page of the app's own origin gets an answer, only on
 * channels of the contract, only for requests of the right shape. What a handler throws stays inside: the window
 * learns that it failed, not how.
 */
export function createIpcRouter(
  handlers: IpcHandlers,
  appUrl: () => string | undefined,
  report: (error: unknown) => void,
) {
  return async (channel: string, request: unknown, sender: IpcSender): Promise<unknown> => {
    const app = appUrl();
    if (app === undefined || !sender.isMainFrame || !mayNavigate(sender.url, app)) {
      return refusal('not-allowed', 'This page may not ask the desktop app for anything.');
    }
    if (!isChannel(channel)) return refusal('unknown-channel', 'The desktop app does not know this request.');
    const parsed = IPC_CONTRACT[channel].request.safeParse(request);
    if (!parsed.success)
      return refusal('request-not-valid', 'The desktop app did not understand the request.');
    try {
      const handle = handlers[channel] as (request: unknown) => Promise<unknown>;
      return await handle(parsed.data);
    } catch (error) {
      report(error);
      return refusal(
        'failed',
        'That did not work because of a mistake in Stormwright. Your board is unchanged.',
      );
    }
  };
}

const refusal = (code: string, message: string) => ({ kind: 'refused', code, message });
