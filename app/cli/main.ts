import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { defaultDataFolder } from './data-folder.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { LINT_FORMATS } from './lint-formats.ts';
import { type Output, processOutput } from './output.ts';
import type { GenerateOptions } from './verbs/generate.ts';
import type { LintOptions } from './verbs/lint.ts';
import type { NewOptions } from './verbs/new.ts';
import type { ServeOptions } from './verbs/serve.ts';
import type { StartOptions } from './verbs/start.ts';
import { readVersion } from './version.ts';

const DEFAULT_PORT = 4600;

/**
 * The `stormwright` command. Verbs are loaded when they are called, so that the quick ones stay quick.
 *
 * @param argv As `process.argv`: the first two entries are skipped.
 * @returns The exit code; see `EXIT`.
 */
export async function main(argv: readonly string[], output: Output = processOutput): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const program = createProgram(output, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.refused;
    output.note(`This is a mistake of Stormwright's, not yours. Your files were left as they are.`);
    output.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.bug;
  }
}

function createProgram(output: Output, end: (code: ExitCode) => void): Command {
  const program = new Command('npx stormwright')
    .description('EventStorming on a shared board, and the running TypeScript code that follows from it.')
    .exitOverride()
    .version(readVersion(), '--version', 'print the version of Stormwright')
    .configureOutput({
      writeOut: (text) => output.result(text.trimEnd()),
      writeErr: (text) => output.note(text.trimEnd()),
    })
    .showHelpAfterError('(npx stormwright --help shows how it is used)')
    .addHelpText('after', overview);
  addStart(program, output, end);
  addServe(program, output, end);
  addNew(program, output, end);
  addLint(program, output, end);
  addGenerate(program, output, end);
  addSchema(program, output, end);
  return program;
}

const overview = `
From a sticky to running code, typed in the folder of Stormwright:
  $ npx stormwright start                                     open the app with the Bookly board
  $ npx stormwright new shop.storm.json --template design     begin a board of your own
  $ npx stormwright start shop.storm.json                     storm it together, then save it as a board file
  $ npx stormwright lint shop.storm.json                      what is not right yet
  $ npx stormwright generate shop.storm.json --out ../shop    the code, with its tests

Exit codes: 0 fine, 1 findings, 2 refused (nothing was changed), 70 a mistake of Stormwright's.`;

type End = (code: ExitCode) => void;

function addStart(program: Command, output: Output, end: End): void {
  program
    .command('start')
    .description('Open the app: the desktop window where Electron and a display are, else the browser.')
    .argument('[file]', 'a board file to open; without it, the Bookly board')
    .option('--replace', 'read the file over the board as people left it; that stays as a board of its own')
    .option('--port <number>', 'port to serve on, 0 for any free one', parsePort, DEFAULT_PORT)
    .option('--data <folder>', 'where boards are kept', defaultDataFolder())
    .option('--browser', 'use the browser even where the desktop app could run')
    .option('--no-open', 'print the address, open nothing')
    .option('--json', 'print the address as JSON')
    .addHelpText('after', startHelp)
    .action(async (file: string | undefined, options: StartOptions) => {
      end(await (await import('./verbs/start.ts')).startApp(file, options, output));
    });
}

const startHelp = `
The file is read onto its board once. From then on the work is kept in the data folder and the file stays as it is: "Save as a
board file" in the app writes it anew, --replace reads it over the board.
It answers to this machine only; \`npx stormwright serve --host\` lets others in.`;

function addServe(program: Command, output: Output, end: End): void {
  program
    .command('serve')
    .description('Serve boards and the app, for a team on a network or behind a proxy.')
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets the whole network in', '127.0.0.1')
    .option('--port <number>', 'port to listen on, 0 for any free one', parsePort, DEFAULT_PORT)
    .option('--data <folder>', 'where boards are kept', defaultDataFolder())
    .option('--allowed-host <name...>', 'names by which browsers may reach this server, besides its address')
    .option('--json', 'print the address as JSON')
    .addHelpText(
      'after',
      '\nWhoever reaches the address can read and change every board whose name they know.',
    )
    .action(async (options: ServeOptions) => {
      end(await (await import('./verbs/serve.ts')).serveBoards(options, output));
    });
}

function addNew(program: Command, output: Output, end: End): void {
  program
    .command('new')
    .description('Write a new board file from a template.')
    .argument('<file>', 'the file to write, for example shop.storm.json')
    .option('--template <name>', 'big-picture, process or design', 'big-picture')
    .option('--name <text>', "the board's name (default: the file's)")
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: NewOptions) => {
      end(await (await import('./verbs/new.ts')).createBoard(file, options, output));
    });
}

function addLint(program: Command, output: Output, end: End): void {
  program
    .command('lint')
    .description(
      'Say what is not right with a board: rules that do not hold, relations to nothing, unclear names.',
    )
    .argument('<file>', 'the board file')
    .addOption(new Option('--format <form>', 'how to print').choices(LINT_FORMATS).default('text'))
    .option('--json', 'the same as --format json')
    .option('--all', 'list hints and what is dismissed, too')
    .addHelpText('after', '\nExits 1 when there are errors or warnings. Every rule has a page in docs/rules.')
    .action(async (file: string, options: LintOptions & { readonly json?: boolean }) => {
      const format = options.json ? 'json' : options.format;
      end(await (await import('./verbs/lint.ts')).lintBoard(file, { ...options, format }, output));
    });
}

function addGenerate(program: Command, output: Output, end: End): void {
  program
    .command('generate')
    .description('Write the code of a board: a workspace that runs, with its tests.')
    .argument('<file>', 'the board file')
    .requiredOption('--out <folder>', 'where to write; new, empty, or generated before')
    .option('--context <name...>', 'only these contexts, by name or id')
    .option('--force', 'leave out what has errors, and what needs it')
    .option('--dry-run', 'say what would be written, write nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', generateHelp)
    .action(async (file: string, options: GenerateOptions) => {
      end(await (await import('./verbs/generate.ts')).generateCode(file, options, output));
    });
}

const generateHelp = `
  $ npx stormwright generate models/samples/bookly.storm.json --context Orders --out ../orders
  $ cd ../orders && npm install && npm test && npm start

A folder that is not ours is refused, and so is one whose generated files were edited by hand. A board with errors is refused
with the list; --force generates what is sound and says what is missing.
Rules without a check become tests marked todo, and the report lists them.`;

function addSchema(program: Command, output: Output, end: End): void {
  program
    .command('schema')
    .description('Print the JSON Schema of board files, for editors and for programs that write boards.')
    .option('--json', 'it is JSON anyway')
    .action(async () => {
      end((await import('./verbs/schema.ts')).printSchema(output));
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return port;
}
