import { mkdtemp, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import { type SafePath, toSafePath } from '../../output/safe-path.ts';
import { readFiles, writeFiles } from '../../output/staging.ts';
import type { GenerationRefusal } from '../../refusal.ts';
import { toRefusal } from './problems.ts';
import { biome, runTool } from './tool.ts';
import { workFolder } from './work-folder.ts';

const RULES = toSafePath('biome.json');

/** What became of a text, by its path: a process that generates again formats only what it has not seen. */
const remembered = new Map<
  SafePath,
  { readonly rules: string; readonly text: string; readonly formatted: string }
>();
const mostRemembered = 20_000;

/** A command line holds so many paths on every system; for more the whole folder is named. */
const mostNamed = 200;

/**
 * Formats texts by the rules in the `biome.json` among them. A text that cannot be parsed is a bug of the generator, never of
 * the model: the model was checked before.
 */
export async function formatTexts(
  texts: ReadonlyMap<SafePath, string>,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<SafePath, string>, GenerationRefusal>> {
  const rules = texts.get(RULES) ?? '';
  const isKnown = (path: SafePath, text: string) => {
    const before = remembered.get(path);
    return before?.text === text && before.rules === rules;
  };
  const unseen = new Map([...texts].filter(([path, text]) => !isKnown(path, text)));
  if (unseen.size > 0) {
    const formatted = await formatUnseen(rules, unseen, signal);
    if (!formatted.ok) {
      return formatted;
    }
    for (const [path, text] of unseen) {
      remembered.delete(path);
      remembered.set(path, { rules, text, formatted: formatted.value.get(path) ?? '' });
    }
  }
  const all = new Map([...texts.keys()].map((path) => [path, remembered.get(path)?.formatted ?? '']));
  forgetOldest();
  return ok(all);
}

async function formatUnseen(
  rules: string,
  texts: ReadonlyMap<SafePath, string>,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<SafePath, string>, GenerationRefusal>> {
  const folder = await mkdtemp(join(workFolder(), 'format-'));
  try {
    await writeFiles(folder, new Map([[RULES, rules], ...texts]));
    const problem = await format(folder, texts.size <= mostNamed ? [...texts.keys()] : ['.'], signal);
    return problem === undefined ? ok(await readFiles(folder, texts.keys())) : err(problem);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function format(
  folder: string,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<GenerationRefusal | undefined> {
  const args = [
    'format',
    '--write',
    '--vcs-enabled=false',
    '--files-ignore-unknown=true',
    '--no-errors-on-unmatched',
    '--colors=off',
    '--reporter=github',
    ...paths,
  ];
  const { exitCode, output } = await runTool(biome(), args, { folder, signal });
  if (exitCode === 0) {
    return undefined;
  }
  // Paths are told as seen from the root of the disk.
  const inside = output.replaceAll(folder + sep, '');
  return toRefusal(inside, /file=(?<file>[^,\s]+).*?::(?<message>.*)$/);
}

function forgetOldest(): void {
  for (const path of remembered.keys()) {
    if (remembered.size <= mostRemembered) {
      return;
    }
    remembered.delete(path);
  }
}
