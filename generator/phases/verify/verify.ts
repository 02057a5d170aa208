import { symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import { type GenerationRefusal, outputNotSound } from '../../refusal.ts';
import { biome, packagesFolder, runTool, typescript } from './tool.ts';

/** The TypeScript project that takes in every package of the codebase at once; see `emitters/verification.ts`. */
export const VERIFICATION_CONFIG = 'tsconfig.verify.json';

/**
 * Formats the staged code in place and proves that it type-checks strictly. Needs `VERIFICATION_CONFIG` among the
 * staged files. A problem is a bug of the generator, never of the model: the model was checked before.
 */
export async function verify(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Result<undefined, GenerationRefusal>> {
  const formatted = await format(folder, signal);
  return formatted.ok ? checkTypes(folder, signal) : formatted;
}

async function format(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Result<undefined, GenerationRefusal>> {
  const args = [
    'check',
    '--write',
    '--linter-enabled=false',
    '--vcs-enabled=false',
    '--colors=off',
    '--reporter=github',
    '.',
  ];
  const { exitCode, output } = await runTool(biome(), args, folder, signal);
  return exitCode === 0 ? ok(undefined) : err(toRefusal(output, /file=(?<file>[^,\s]+).*?::(?<message>.*)$/));
}

async function checkTypes(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Result<undefined, GenerationRefusal>> {
  const packages = join(folder, 'node_modules');
  await symlink(packagesFolder(), packages, 'junction');
  try {
    const args = ['--project', VERIFICATION_CONFIG, '--pretty', 'false'];
    const { exitCode, output } = await runTool(typescript(), args, folder, signal);
    return exitCode === 0
      ? ok(undefined)
      : err(toRefusal(output, /^(?<file>[^(\s]+)\(\d+,\d+\): (?<message>.*)$/));
  } finally {
    await unlink(packages);
  }
}

/** The first few problems with their places; a tool that failed without naming one is quoted. */
function toRefusal(output: string, pattern: RegExp): GenerationRefusal {
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
