import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findElectronBinary, hasDisplay } from '#app/desktop/electron-binary.ts';
import type { Placement } from '#models/document/place-model.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { openBoardOnDisk } from '../board-on-disk.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { launchServer } from '../launch-server.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { type Output, printable, printFindings, refuse, toJson } from '../output.ts';
import { packageFolder } from '../package-folder.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';

export interface StartOptions {
  readonly port: number;
  readonly data: string;
  /** Reads the file over the board that is kept under its id, after what stands there was put on a board of its own. */
  readonly replace?: boolean;
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
  if (options.replace && file === undefined) {
    const message = 'Name the board file that --replace reads over its board. Your boards are unchanged.';
    return refuse(output, { code: 'no-file', message }, options.json);
  }
  const electron = findElectronBinary(packageFolder());
  if (file === undefined && !options.browser && electron !== undefined && hasDisplay()) {
    return openDesktop(electron);
  }
  const board = await openBoardOnDisk(
    file ?? join(packageFolder(), 'models', 'samples', 'bookly.storm.json'),
  );
  if (!board.ok) return refuse(output, board.error, options.json);
  const launched = await launchServer({ host: '127.0.0.1', port: options.port, data: options.data });
  if (!launched.ok) return refuse(output, launched.error, options.json);
  const { model, findings } = board.value;
  const addressOf = (board: string) => `${launched.value.url}#/board/${board}`;
  const before = options.replace ? await launched.value.replaceBoard(model) : undefined;
  const filled = before === undefined ? await launched.value.seedBoard(model) : 'replaced';
  const introduction: Introduction = {
    url: addressOf(model.id),
    board: model.id,
    data: options.data,
    seeded: filled,
    ...(before !== undefined && { before: addressOf(before) }),
  };
  return serveUntilStopped(launched.value, output, () => {
    if (options.json) output.result(toJson(introduction));
    else introduce(introduction, model.name, file, output);
    if (!options.json && findings.length > 0) output.note(describeUnread(findings, model));
    if (options.open !== false && !options.json && hasDisplay()) openInBrowser(introduction.url);
  });
}

interface Introduction {
  readonly url: string;
  readonly board: string;
  readonly data: string;
  /** `same`: the board said already what the file says; `kept`: it said something else, and still does. */
  readonly seeded: Placement | 'replaced';
  /** Where to find what the file took the place of. */
  readonly before?: string;
}

function introduce(
  { url, data, seeded, before }: Introduction,
  name: string,
  file: string | undefined,
  output: Output,
): void {
  // What people call the board by then may be another name than the file's.
  output.result(printable(`${seeded === 'kept' ? 'The board' : name} is open at ${url}`));
  if (seeded === 'kept' && file !== undefined) {
    output.note(
      `The board was here already and is shown as people left it; ${file} says something else and was not read over it. --replace reads it over the board (what stands there is kept as a board of its own); "Open a board file" in the app opens it beside the board.`,
    );
  }
  if (before !== undefined) {
    output.note(`${file} was read over the board. What stood there is now a board of its own: ${before}`);
  }
  output.note(
    file === undefined
      ? `Boards are kept in ${data}.`
      : `What you do is kept in ${data}, not in ${file}: "Save as a board file" in the app, behind the three dots, writes a file for lint, generate and git.`,
  );
  output.note('Open the address twice to storm with yourself; Ctrl-C stops.');
}

function describeUnread(findings: readonly Finding[], model: Model): string {
  const kept =
    model.unread?.length === 1
      ? 'This version cannot show that part of the board. It is kept as it is, and saving the board as a file writes it again.'
      : 'This version cannot show these parts of the board. They are kept as they are, and saving the board as a file writes them again.';
  return `${printFindings(findings, model)}\n${kept}`;
}

/** Hands over to Electron and ends with it. */
function openDesktop(binary: string): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [packageFolder()], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? EXIT.fine : EXIT.bug));
  });
}
