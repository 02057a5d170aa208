import { fingerprintOf } from '#models/findings/fingerprint.ts';
import type { DismissedFinding, TeamFindings } from '#models/lint/judge-findings.ts';
import { lintForTeam } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readBoardOnDisk } from '../board-on-disk.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { LintFormat } from '../lint-formats.ts';
import { type Output, printable, printFinding, printFindings, refuse, toJson } from '../output.ts';
import { toSarif } from '../sarif.ts';

export interface LintOptions {
  readonly format: LintFormat;
  /** Without it, hints of severity info and what is dismissed are counted but not listed. */
  readonly all?: boolean;
}

/** Prints what is not right with a board. Exit 1 when anything of severity error or warning was found and not dismissed. */
export async function lintBoard(file: string, options: LintOptions, output: Output): Promise<ExitCode> {
  const board = await readBoardOnDisk(file);
  if (!board.ok) return refuse(output, board.error, options.format !== 'text');
  const linted = lintForTeam(board.value.model);
  switch (options.format) {
    case 'json':
      output.result(toJson(describeFindings(file, linted, board.value.model)));
      break;
    case 'sarif':
      output.result(toJson(toSarif({ ...board.value, ...linted, file })));
      break;
    case 'text':
      printText(linted, board.value.model, options.all ?? false, output);
      break;
  }
  return linted.findings.some((finding) => finding.severity !== 'info') ? EXIT.findings : EXIT.fine;
}

/** With the fingerprints under which findings can be dismissed in the file. */
function describeFindings(file: string, { findings, dismissed }: TeamFindings, model: Model): object {
  const withFingerprint = (finding: Finding) => ({ ...finding, fingerprint: fingerprintOf(model, finding) });
  return { file, findings: findings.map(withFingerprint), dismissed };
}

function printText({ findings, dismissed }: TeamFindings, model: Model, all: boolean, output: Output): void {
  const shown = findings.filter((finding) => all || finding.severity !== 'info');
  if (shown.length > 0) output.result(printFindings(shown, model));
  if (all && dismissed.length > 0) output.result(dismissed.map(printDismissed).join('\n'));
  const count = (severity: Finding['severity'], word: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${word}${number === 1 ? '' : 's'}`;
  };
  const isComplete = all || (shown.length === findings.length && dismissed.length === 0);
  const hidden = isComplete ? '' : ` (--all lists ${dismissed.length === 0 ? 'the hints' : 'everything'})`;
  const ended = dismissed.length === 0 ? [] : [`${dismissed.length} dismissed`];
  const counts = [count('error', 'error'), count('warning', 'warning'), count('info', 'hint'), ...ended];
  output.note(`${counts.join(', ')}${hidden}`);
}

function printDismissed(finding: DismissedFinding): string {
  const { by, reason } = finding.dismissal;
  const line = printFinding('dismissed', finding);
  return `${printable(line)}\n${printable(`         by ${by}: ${reason}`)}`;
}
