import { describe, expect, it } from 'vitest';
import { createIpcRouter, type IpcHandlers, type IpcSender } from '#app/desktop/ipc-router.ts';
import { CHANNELS } from '#app/shared/ipc-channels.ts';
import { IPC_CONTRACT } from '#app/shared/ipc-contract.ts';

const appUrl = 'http://127.0.0.1:4600/';
const ourPage: IpcSender = { url: `${appUrl}#/board/bookly`, isMainFrame: true };

function createRouter(overrides: Partial<IpcHandlers> = {}, url: string | null = appUrl) {
  const asked: string[] = [];
  const reported: unknown[] = [];
  const note =
    <Answer>(channel: string, answer: Answer) =>
    async () => {
      asked.push(channel);
      return answer;
    };
  const handlers: IpcHandlers = {
    'board-file:open': note('board-file:open', { kind: 'cancelled' }),
    'board-file:save': note('board-file:save', { kind: 'cancelled' }),
    'code:plan': note('code:plan', { kind: 'cancelled' }),
    'code:write': note('code:write', { kind: 'cancelled' }),
    'code:cancel': note('code:cancel', { kind: 'done' }),
    'sharing:read': note('sharing:read', { kind: 'this-machine-only' }),
    'sharing:set': note('sharing:set', { kind: 'this-machine-only' }),
    ...overrides,
  };
  const answer = createIpcRouter(
    handlers,
    () => url ?? undefined,
    (error) => reported.push(error),
  );
  return { answer, asked, reported };
}

describe('the door between window and desktop app', () => {
  it('answers the top page of the app', async () => {
    const { answer, asked } = createRouter();
    expect(await answer('sharing:read', {}, ourPage)).toEqual({ kind: 'this-machine-only' });
    expect(asked).toEqual(['sharing:read']);
  });

  it.each<[string, IpcSender]>([
    ['another origin', { url: 'https://evil.example/', isMainFrame: true }],
    ['another port', { url: 'http://127.0.0.1:4601/', isMainFrame: true }],
    ['a frame inside the page', { url: appUrl, isMainFrame: false }],
    ['a page without an address', { url: '', isMainFrame: true }],
  ])('is shut for %s', async (_name, sender) => {
    const { answer, asked } = createRouter();
    expect(await answer('board-file:open', {}, sender)).toMatchObject({
      kind: 'refused',
      code: 'not-allowed',
    });
    expect(asked).toEqual([]);
  });

  it('is shut for everybody while no server runs', async () => {
    const { answer } = createRouter({}, null);
    expect(await answer('sharing:read', {}, ourPage)).toMatchObject({ code: 'not-allowed' });
  });

  it.each([
    'no-such:channel',
    '__proto__',
    'constructor',
    'toString',
  ])('does not know %s', async (channel) => {
    const { answer } = createRouter();
    expect(await answer(channel, {}, ourPage)).toMatchObject({ kind: 'refused', code: 'unknown-channel' });
  });

  it.each<[string, unknown]>([
    ['board-file:save', { suggestedName: 'a' }],
    ['board-file:save', { suggestedName: 'a', text: '{}', file: '/etc/passwd' }],
    ['board-file:save', { suggestedName: 'a'.repeat(201), text: '{}' }],
    ['sharing:set', { onTheNetwork: 'yes' }],
    ['code:plan', null],
    ['code:plan', { text: 5, force: false }],
    ['code:write', { plan: '/etc' }],
  ])('refuses a request of the wrong shape on %s', async (channel, request) => {
    const { answer, asked } = createRouter();
    expect(await answer(channel, request, ourPage)).toMatchObject({
      kind: 'refused',
      code: 'request-not-valid',
    });
    expect(asked).toEqual([]);
  });

  it('keeps to itself how a handler failed', async () => {
    const { answer, reported } = createRouter({
      'board-file:open': () => Promise.reject(new Error('secret path /home/x')),
    });
    const refusal = await answer('board-file:open', {}, ourPage);
    expect(refusal).toMatchObject({ kind: 'refused', code: 'failed' });
    expect(JSON.stringify(refusal)).not.toContain('secret');
    expect(reported).toEqual([new Error('secret path /home/x')]);
  });

  it('has a contract for every channel and no other', () => {
    expect(Object.keys(IPC_CONTRACT).sort()).toEqual([...CHANNELS].sort());
  });
});
