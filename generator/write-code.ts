import { err, ok, type Result } from '#models/result.ts';
import { applyChanges } from './output/apply-changes.ts';
import { type ChangePlan, planChanges } from './output/plan-changes.ts';
import { toSafePath } from './output/safe-path.ts';
import { createStaging, writeFiles } from './output/staging.ts';
import { inspectTarget } from './output/target-folder.ts';
import type { StoredNames } from './phases/plan/names/stored-names.ts';
import { checkTypes } from './phases/verify/check-types.ts';
import { formatTexts } from './phases/verify/format.ts';
import type { GeneratedFile } from './printing/source.ts';
import { cancelled, folderOfOthers, type GenerationRefusal } from './refusal.ts';
import { rememberCode } from './remember-code.ts';

export type { ChangePlan } from './output/plan-changes.ts';

export interface CodeToWrite {
  readonly folder: string;
  readonly board: string;
  readonly contexts: readonly string[];
  /** Contexts that were left out by choice: a folder that holds one of them is not overwritten. */
  readonly notChosen: readonly string[];
  readonly stored: StoredNames;
  readonly files: readonly GeneratedFile[];
  readonly verification: GeneratedFile;
  readonly dryRun: boolean;
  /** The process generates again soon. */
  readonly keepWarm: boolean;
  readonly onStep: (step: 'verify' | 'write') => void;
  readonly signal: AbortSignal | undefined;
}

/** Formats and proves the code in folders of its own, then moves what differs into place. */
export async function writeCode(code: CodeToWrite): Promise<Result<ChangePlan, GenerationRefusal>> {
  const { folder, signal } = code;
  const target = await inspectTarget(folder);
  if (!target.ok) {
    return target;
  }
  const held = target.value.state === 'ours' ? target.value.manifest.contexts : [];
  const lost = held.filter((name) => code.notChosen.includes(name));
  if (lost.length > 0) {
    return err(folderOfOthers(folder, lost));
  }
  signal?.throwIfAborted();
  code.onStep('verify');
  await using staging = await createStaging(folder);
  const ending = new AbortController();
  // Types do not depend on the format: both are worked on at the same time.
  const checking = checkTypes(
    [...code.files, code.verification].map(({ path, text, proven = false }) => ({
      path: toSafePath(path),
      text,
      proven,
    })),
    {
      signal: signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]),
      keepWarm: code.keepWarm,
    },
  );
  // Whoever leaves early does not wait for the answer.
  checking.catch(() => undefined);
  await using _checking = { [Symbol.asyncDispose]: async () => ending.abort() };

  const texts = new Map(code.files.map(({ path, text }) => [toSafePath(path), text]));
  const formatted = await formatTexts(texts, signal);
  if (!formatted.ok) {
    return formatted;
  }
  const wanted = new Map(
    code.files.map((file) => {
      const path = toSafePath(file.path);
      return [path, { text: formatted.value.get(path) ?? '', ownership: file.ownership }] as const;
    }),
  );
  const changes = await planChanges(folder, target.value, wanted);
  const memory = changes.ok && !code.dryRun ? rememberCode(code, formatted.value) : undefined;
  if (changes.ok && memory !== undefined) {
    const written = changes.value.written.map((path) => [path, formatted.value.get(path) ?? ''] as const);
    await writeFiles(staging.folder, new Map([...written, ...memory]));
  }
  const sound = await checking;
  if (!sound.ok) {
    return sound;
  }
  if (!changes.ok || memory === undefined) {
    return changes;
  }
  if (signal?.aborted) {
    return err(cancelled());
  }
  code.onStep('write');
  await applyChanges(staging.folder, folder, {
    written: [...changes.value.written, ...memory.keys()],
    deleted: changes.value.deleted,
  });
  return ok(changes.value);
}
