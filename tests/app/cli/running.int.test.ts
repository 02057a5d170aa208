import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const newFolder = () => mkdtempSync(join(tmpdir(), 'stormwright-cli-'));
const running: ChildProcess[] = [];

/** Starts the built command as people do. */
function startCommand(...args: readonly string[]) {
  const child = spawn(process.execPath, ['app/cli/stormwright.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let result = '';
  let notes = '';
  child.stdout.on('data', (chunk) => {
    result += chunk;
  });
  child.stderr.on('data', (chunk) => {
    notes += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, result: () => result, notes: () => notes };
}

/** Waits for the address that the command prints as JSON. */
async function addressOf(command: ReturnType<typeof startCommand>): Promise<string> {
  await expect
    .poll(() => command.result().trimEnd().endsWith('}') || command.child.exitCode !== null, {
      timeout: 60_000,
    })
    .toBe(true);
  expect(command.child.exitCode, command.notes()).toBeNull();
  return JSON.parse(command.result()).url;
}

afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

describe('stormwright serve', () => {
  it('answers on this machine, serves the app, and ends with 0 when asked to', async () => {
    const serve = startCommand('serve', '--port', '0', '--data', newFolder(), '--json');
    const url = await addressOf(serve);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(new URL('healthz', url))).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<title>Stormwright');
    serve.child.kill('SIGTERM');
    expect(await serve.ended).toBe(0);
  });

  it('on all addresses hands out ones that browsers can go to', async () => {
    const serve = startCommand('serve', '--host', '0.0.0.0', '--port', '0', '--data', newFolder(), '--json');
    const url = await addressOf(serve);
    const { addresses } = JSON.parse(serve.result());
    expect(addresses).toContain(url);
    expect(addresses).toContain(`http://127.0.0.1:${new URL(url).port}/`);
    for (const address of addresses) expect((await fetch(new URL('healthz', address))).status).toBe(200);
  });

  it('refuses a port that is taken and a data folder that is in use', async () => {
    const data = newFolder();
    const first = startCommand('serve', '--port', '0', '--data', data, '--json');
    const { port } = new URL(await addressOf(first));

    const samePort = startCommand('serve', '--port', port, '--data', newFolder());
    expect(await samePort.ended).toBe(2);
    expect(samePort.notes()).toContain(port);

    const sameFolder = startCommand('serve', '--port', '0', '--data', data, '--json');
    expect(await sameFolder.ended).toBe(2);
    const { refused } = JSON.parse(sameFolder.result());
    expect(refused).toMatchObject({ code: 'data-folder-locked' });
    expect(refused.message).toContain(`--data ${data}-2 --port 0`);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });
});

describe('stormwright start', () => {
  it('opens Bookly, and finds it again when it is started again', async () => {
    const data = newFolder();
    const first = startCommand('start', '--port', '0', '--data', data, '--json', '--browser');
    expect(await addressOf(first)).toMatch(/#\/board\/bookly$/);
    expect(JSON.parse(first.result())).toMatchObject({ board: 'bookly', seeded: 'seeded' });
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const second = startCommand('start', '--port', '0', '--data', data, '--json', '--browser');
    await addressOf(second);
    expect(JSON.parse(second.result())).toMatchObject({ seeded: 'same' });
  });

  it('keeps the board when the file was edited, and reads the file over it with --replace', async () => {
    const folder = newFolder();
    const data = newFolder();
    const file = join(folder, 'shop.storm.json');
    const writeBoard = (text: string) =>
      writeFileSync(
        file,
        JSON.stringify({
          ...{ format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop' },
          elements: { placed: { kind: 'event', text, at: [0, 0] } },
        }),
      );
    const startAndStop = async (...more: string[]) => {
      const start = startCommand('start', file, '--port', '0', '--data', data, '--no-open', ...more);
      await expect.poll(() => start.notes(), { timeout: 60_000 }).toContain('Ctrl-C stops');
      start.child.kill('SIGINT');
      expect(await start.ended).toBe(0);
      return start.result() + start.notes();
    };
    writeBoard('Order Placed');
    expect(await startAndStop()).toContain(`What you do is kept in ${data}, not in ${file}`);
    expect(await startAndStop()).not.toContain('--replace');

    writeBoard('Ticket Bought');
    expect(await startAndStop()).toMatch(/^The board is open at .*--replace reads it over the board/s);
    const replaced = await startAndStop('--replace');

    expect(replaced).toMatch(
      /What stood there is now a board of its own: http:\/\/127\.0\.0\.1:\d+\/#\/board\/board-/,
    );
    expect(await startAndStop()).not.toContain('--replace');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      elements: { placed: { text: 'Ticket Bought' } },
    });
  }, 120_000);

  it('opens a file of which it cannot read all, says what that is, and leaves the file alone', async () => {
    const file = join(newFolder(), 'shop.storm.json');
    const text = JSON.stringify({
      ...{ format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop', purpose: 7 },
      elements: {
        placed: { kind: 'event', text: 'Order Placed', at: [0, 0] },
        timer: { kind: 'timer', text: 'Every day', at: [300, 0] },
      },
      votes: { first: { topic: 'Name it' } },
    });
    writeFileSync(file, text);
    const start = startCommand('start', file, '--port', '0', '--data', newFolder(), '--no-open');
    await expect.poll(() => start.notes(), { timeout: 60_000 }).toContain('saving the board as a file');
    start.child.kill('SIGINT');

    expect(await start.ended).toBe(0);
    expect(start.result()).toMatch(/^Shop is open at /);
    const unread = start.notes().slice(start.notes().indexOf('Ctrl-C stops.\n'));
    expect(unread).toContain(
      'error    head-not-valid  purpose: The board\'s "purpose" should be a text but is 7.',
    );
    expect(unread).toContain(
      'error    unknown-kind  elements.timer.kind: The element "timer" could not be read',
    );
    expect(unread).toContain('warning  unknown-section  votes: The section "votes" could not be read');
    expect(unread).toMatch(
      /This version cannot show these parts of the board\. They are kept as they are, and saving the board as a file writes them again\.\n$/,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  }, 120_000);

  it('refuses --replace without a file', async () => {
    const start = startCommand('start', '--replace', '--port', '0', '--data', newFolder());
    expect(await start.ended).toBe(2);
    expect(start.notes()).toContain('Name the board file');
  });

  it('opens the board of a file', async () => {
    const start = startCommand(
      'start',
      'models/samples/tiny.storm.json',
      '--port',
      '0',
      '--data',
      newFolder(),
      '--json',
    );
    expect(await addressOf(start)).toMatch(/#\/board\/tiny$/);
  });

  it('refuses a file that is no board', async () => {
    const start = startCommand('start', 'package.json', '--port', '0', '--data', newFolder());
    expect(await start.ended).toBe(2);
    expect(start.notes()).toContain('no board');
  });
});

describe('new', () => {
  it.skipIf(process.platform === 'win32')('leaves nothing behind when the disk takes nothing', async () => {
    const folder = newFolder();
    // Builds the command if need be, which the limit below would not let it.
    await startCommand('--help').ended;
    const limited = 'ulimit -f 0 && exec "$0" app/cli/stormwright.mjs new "$1"';
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', limited, process.execPath, join(folder, 'shop.storm.json')],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toContain('Nothing was written.');
    expect({ status, left: readdirSync(folder) }).toEqual({ status: 2, left: [] });
  });
});
