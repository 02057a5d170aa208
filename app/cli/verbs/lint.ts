import { lintModel } from '#models/lint/lint.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readBoardOnDisk } from '../board-on-disk.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { LintFormat } from '../lint-formats.ts';
import { type Output, printFindings, refuse, toJson } from '../output.ts';
import { toSarif } from '../sarif.ts';

export interface LintOptions {
  readonly format: LintFormat;
  /** Without it, hints of severity info are counted but not listed. */
  readonly all?: boolean;
}

/** Prints what is not right with a board. Exit 1 when anything of severity error or warning was found. */
export async function lintBoard(file: string, options: LintOptions, output: Output): Promise<ExitCode> {
  const board = await readBoardOnDisk(file);
  if (!board.ok) return refuse(output, board.error, options.format !== 'text');
  const findings = [...board.value.findings, ...lintModel(board.value.model)];
  switch (options.format) {
    case 'json':
      output.result(toJson({ file, findings }));
      break;
    case 'sarif':
      output.result(toJson(toSarif(file, findings)));
      break;
    case 'text':
      printText(findings, board.value.model, options.all ?? false, output);
      break;
  }
  return findings.some((finding) => finding.severity !== 'info') ? EXIT.findings : EXIT.fine;
}

function printText(findings: readonly Finding[], model: Model, all: boolean, output: Output): void {
  const shown = findings.filter((finding) => all || finding.severity !== 'info');
  if (shown.length > 0) output.result(printFindings(shown, model));
  const count = (severity: Finding['severity'], word: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${word}${number === 1 ? '' : 's'}`;
  };
  const hidden = shown.length === findings.length ? '' : ' (--all lists the hints)';
  const counts = [count('error', 'error'), count('warning', 'warning'), count('info', 'hint')];
  output.note(`${counts.join(', ')}${hidden}`);
}
