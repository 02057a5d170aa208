import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOfError, describeError } from '#app/shared/describe-error.ts';
import { printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Output, refuse, shellWord, toJson } from '../output.ts';
import { packageFolder } from '../package-folder.ts';

export interface NewOptions {
  readonly template: string;
  readonly name?: string;
  readonly json?: boolean;
}

const templateFolder = () => join(packageFolder(), 'templates', 'boards');
const extension = '.storm.json';

/** The names of the board templates, in alphabetical order. */
async function listTemplates(): Promise<readonly string[]> {
  const files = await readdir(templateFolder());
  return files
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

/** Writes a new board file from a template. Never over a file that is there. */
export async function createBoard(file: string, options: NewOptions, output: Output): Promise<ExitCode> {
  const templates = await listTemplates();
  if (!templates.includes(options.template)) {
    const message = `There is no template "${options.template}". There are: ${templates.join(', ')}. Nothing was written.`;
    return refuse(output, { code: 'unknown-template', message }, options.json);
  }
  const read = readBoardFile(await readFile(join(templateFolder(), options.template + extension), 'utf8'));
  if (!read.ok) throw new Error(`The template ${options.template} does not open: ${read.error.message}`);
  const id = `board-${randomUUID()}` as BoardId;
  const name = options.name ?? basename(file).replace(/(\.storm)?\.json$/, '');
  try {
    await writeNewFile(file, printBoardFile({ ...read.value.model, id, name }));
  } catch (cause) {
    return refuse(output, { code: 'file-not-written', message: explain(file, cause) }, options.json);
  }
  if (options.json) output.result(toJson({ file, id, name, template: options.template }));
  else
    output.result(
      `${file}: a new ${options.template} board. Open it with: npx stormwright start ${shellWord(file)}`,
    );
  return EXIT.fine;
}

/** Writes a file that is not there yet, all of it or nothing: a full disk would leave an empty one in the way. */
async function writeNewFile(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  } finally {
    await handle.close();
  }
}

function explain(file: string, cause: unknown): string {
  const code = codeOfError(cause);
  if (code === 'EEXIST') return `${file} is already there and was left as it is. Choose another name.`;
  if (code === 'ENOENT') return `The folder of ${file} does not exist. Make it first; nothing was written.`;
  return `${file} could not be written: ${describeError(cause)}. Nothing was written.`;
}
