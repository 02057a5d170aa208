import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { compareSeverities } from '#models/metamodel/severity.ts';
import type { Refusal } from '#models/result.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { placeOnBoard } from './place-on-board.ts';

/** Where a verb writes: results on standard output, everything else on standard error. Tests hand in their own. */
export interface Output {
  readonly result: (text: string) => void;
  readonly note: (text: string) => void;
}

export const processOutput: Output = {
  result: (text) => void process.stdout.write(`${text}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
};

export const toJson = (value: unknown) => JSON.stringify(value, null, 2);

// Sticky text may hold control characters that steer a terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

export const printable = (text: string) => text.replace(controlCharacters, '�');

/** A path as a shell takes it for one word. */
export function shellWord(path: string): string {
  return /^[\w./\\:~-]+$/.test(path) ? path : `"${path}"`;
}

/**
 * One finding a line, the worst first: `error  expression-not-valid  elements.add-book.design.rules.0.check: ...`. With the model a
 * second line says what it is about and where to click in the app.
 */
export function printFindings(findings: readonly Finding[], model?: Model): string {
  return [...findings]
    .sort((one, other) => compareSeverities(one.severity, other.severity))
    .flatMap((finding) => {
      const line = printFinding(finding.severity, finding);
      const about = model && placeOnBoard(model, finding);
      return about === undefined ? [printable(line)] : [printable(line), printable(`         ${about}`)];
    })
    .join('\n');
}

/** One finding in a line, behind a word that says what it counts as. */
export function printFinding(mark: string, { rule, path, message }: Finding): string {
  const place = path.length === 0 ? '' : `${path.join('.')}: `;
  return `${mark.padEnd(7)}  ${rule}  ${place}${message}`;
}

/** A refusal that may list what is in the way. */
export interface ListedRefusal extends Refusal {
  readonly findings?: readonly Finding[];
}

/**
 * Says no in the form asked for, and gives the exit code that goes with it. What is in the way is listed before; with the model
 * each entry says where to click.
 */
export function refuse(
  output: Output,
  refusal: ListedRefusal,
  asJson: boolean | undefined,
  model?: Model,
): ExitCode {
  const { message, findings = [] } = refusal;
  if (asJson) output.result(toJson({ refused: refusal }));
  else {
    if (findings.length > 0) output.result(printFindings(findings, model));
    output.note(printable(message));
  }
  return EXIT.refused;
}
