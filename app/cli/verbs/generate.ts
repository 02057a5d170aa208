import { resolve } from 'node:path';
import { type GenerationReport, type GenerationStep, generate } from '#generator/generate.ts';
import { openBoardOnDisk, readBoardOnDisk } from '../board-on-disk.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { printLeftOut } from '../left-out.ts';
import { printOpenQuestions } from '../open-questions.ts';
import { type Output, printable, refuse, shellWord, toJson } from '../output.ts';

export interface GenerateOptions {
  readonly out: string;
  readonly context?: readonly string[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const STEPS: Readonly<Record<GenerationStep, string>> = {
  check: 'Checking the board',
  plan: 'Planning names and files',
  print: 'Printing the code',
  verify: 'Formatting and type-checking it',
  write: 'Writing it',
};

/** Writes the code of a board into a folder. Ctrl-C cancels, and then nothing was written. */
export async function generateCode(
  file: string,
  options: GenerateOptions,
  output: Output,
): Promise<ExitCode> {
  const board = await (options.force ? openBoardOnDisk(file) : readBoardOnDisk(file));
  if (!board.ok) return refuse(output, board.error, options.json);
  const cancel = new AbortController();
  const onInterrupt = () => cancel.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const generated = await generate({
      model: board.value.model,
      outputFolder: resolve(options.out),
      ...(options.context === undefined ? {} : { contexts: options.context }),
      force: options.force ?? false,
      dryRun: options.dryRun ?? false,
      signal: cancel.signal,
      onProgress: (step) => {
        if (!options.json) output.note(STEPS[step]);
      },
    });
    if (!generated.ok) {
      const refused = refuse(output, generated.error, options.json, board.value.model);
      return generated.error.code === 'output-not-sound' ? EXIT.bug : refused;
    }
    if (options.json) output.result(toJson(generated.value));
    else output.result(printReport(generated.value, options));
    return EXIT.fine;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

function printNext({ journeys }: GenerationReport, { out }: GenerateOptions): string {
  const demo = journeys > 0 ? ' && npm run demo' : '';
  return `Next: cd ${shellWord(out)} && npm install && npm test${demo}`;
}

function printReport(report: GenerationReport, options: GenerateOptions): string {
  const heading = options.dryRun ? 'This would be written' : 'Written';
  const changed = new Set(report.changed);
  const questions = printOpenQuestions(report.openQuestions).map((line) => printable(`  ${line}`));
  const leftOut = printLeftOut(report.leftOut).map((line) => printable(`  ${line}`));
  return [
    `${heading} to ${options.out}: ${report.written.length} files, ${report.unchanged.length} unchanged, ${report.deleted.length} removed.`,
    ...(options.dryRun ? report.written.map((path) => `  ${changed.has(path) ? '~' : '+'} ${path}`) : []),
    ...(options.dryRun ? report.deleted.map((path) => `  - ${path}`) : []),
    ...(questions.length === 0 ? [] : ['Open questions:', ...questions]),
    ...(leftOut.length === 0 ? [] : ['Left out, because it has errors or needs what has:', ...leftOut]),
    ...(options.dryRun ? [] : [printNext(report, options)]),
  ].join('\n');
}
