import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findElectronBinary, hasDisplay } from '#app/desktop/electron-binary.ts';
import { readBoardOnDisk } from '../board-on-disk.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { launchServer } from '../launch-server.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { type Output, refuse, toJson } from '../output.ts';
import { packageFolder } from '../package-folder.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

export interface StartOptions {
  readonly port: number;
  readonly data: string;
  readonly browser?: boolean;
  /** False: print the address, open nothing. */
  readonly open?: boolean;
  readonly json?: boolean;
}

/**
 * Brings up the app: the desktop window where Electron and a display are and no file is named, else the same app in the
 * browser, with the board of `file` or with Bookly. Returns when it was asked to stop.
 */
export async function startApp(
  file: string | undefined,
  options: StartOptions,
  output: Output,
): Promise<ExitCode> {
  const electron = findElectronBinary(packageFolder());
  if (file === undefined && !options.browser && electron !== undefined && hasDisplay()) {
    return openDesktop(electron);
  }
  const board = await readBoardOnDisk(
    file ?? join(packageFolder(), 'models', 'samples', 'bookly.storm.json'),
  );
  if (!board.ok) return refuse(output, board.error, options.json);
  const launched = await launchServer({ host: '127.0.0.1', port: options.port, data: options.data });
  if (!launched.ok) return refuse(output, launched.error, options.json);
  const { model } = board.value;
  const seeded = await launched.value.seedBoard(model);
  const url = `${launched.value.url}#/board/${model.id}`;
  if (options.json) output.result(toJson({ url, board: model.id, data: options.data, seeded }));
  else introduce({ url, name: model.name, file, seeded, data: options.data }, output);
  if (options.open !== false && !options.json && hasDisplay()) openInBrowser(url);
  return serveUntilStopped(launched.value, output);
}

interface Introduction {
  readonly url: string;
  readonly name: string;
  readonly file: string | undefined;
  readonly seeded: 'seeded' | 'kept';
  readonly data: string;
}

function introduce({ url, name, file, seeded, data }: Introduction, output: Output): void {
  output.result(`${name} is open at ${url}`);
  if (seeded === 'kept' && file !== undefined) {
    output.note(
      `The board was here already and is shown as people left it; ${file} was not read over it. Open the file in the app to see it as a board of its own.`,
    );
  }
  output.note(`Boards are kept in ${data}. Open the address twice to storm with yourself; Ctrl-C stops.`);
}

/** Hands over to Electron and ends with it. */
function openDesktop(binary: string): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [packageFolder()], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? EXIT.fine : EXIT.bug));
  });
}
