import { type GenerationRefusal, outputNotSound } from '../../refusal.ts';

/** The first few problems that a tool named, with their places; a tool that failed without naming one is quoted. */
export function toRefusal(output: string, pattern: RegExp): GenerationRefusal {
  const problems = output.split('\n').flatMap((line) => {
    const { file, message } = pattern.exec(line)?.groups ?? {};
    return file === undefined || message === undefined ? [] : [{ file, line: line.trim() }];
  });
  if (problems.length === 0) {
    return outputNotSound([output.trim().slice(0, 500)], []);
  }
  return outputNotSound(
    problems.slice(0, 5).map((problem) => problem.line),
    [...new Set(problems.map((problem) => problem.file))],
  );
}
