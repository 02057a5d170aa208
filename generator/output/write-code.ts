import { brotliCompressSync, constants } from 'node:zlib';
import { err, ok, type Result } from '#models/result.ts';
import type { GeneratedFile } from '../phases/print/source.ts';
import { verify } from '../phases/verify/verify.ts';
import { cancelled, type GenerationRefusal } from '../refusal.ts';
import { applyChanges } from './apply-changes.ts';
import { BASE_PATH, createManifest, hashOf, MANIFEST_PATH, printManifest } from './manifest.ts';
import { type SafePath, toSafePath } from './safe-path.ts';
import { createStaging, readFiles, writeFiles } from './staging.ts';
import { type ChangePlan, inspectTarget, planChanges } from './target-folder.ts';
import { findUnits } from './units.ts';

export type { ChangePlan } from './target-folder.ts';

export interface CodeToWrite {
  readonly folder: string;
  readonly board: string;
  readonly contexts: readonly string[];
  readonly files: readonly GeneratedFile[];
  readonly verification: GeneratedFile;
  readonly dryRun: boolean;
  readonly onStep: (step: 'verify' | 'write') => void;
  readonly signal: AbortSignal | undefined;
}

/** Formats and proves the code in a folder of its own, then moves what differs into place. */
export async function writeCode(code: CodeToWrite): Promise<Result<ChangePlan, GenerationRefusal>> {
  const { folder, signal } = code;
  const target = await inspectTarget(folder);
  if (!target.ok) {
    return target;
  }
  signal?.throwIfAborted();
  code.onStep('verify');
  await using staging = await createStaging(folder);
  const texts = new Map(
    [...code.files, code.verification].map((file) => [toSafePath(file.path), file.text] as const),
  );
  await writeFiles(staging.folder, texts);
  const sound = await verify(staging.folder, signal);
  if (!sound.ok) {
    return sound;
  }
  texts.delete(toSafePath(code.verification.path));
  const formatted = await readFiles(staging.folder, texts.keys());
  const wanted = new Map(
    code.files.map((file) => {
      const path = toSafePath(file.path);
      return [path, { text: formatted.get(path) ?? '', ownership: file.ownership }] as const;
    }),
  );
  const changes = await planChanges(folder, target.value, wanted);
  if (!changes.ok || code.dryRun) {
    return changes;
  }
  if (signal?.aborted) {
    return err(cancelled());
  }
  code.onStep('write');
  const memory = remember(code, formatted);
  await writeFiles(staging.folder, memory);
  await applyChanges(staging.folder, folder, {
    written: [...changes.value.written, ...memory.keys()],
    deleted: changes.value.deleted,
  });
  return ok(changes.value);
}

/** The manifest and the packed texts: what the next generation compares with. */
function remember(
  { board, contexts, files }: CodeToWrite,
  formatted: ReadonlyMap<SafePath, string>,
): ReadonlyMap<SafePath, string | Uint8Array> {
  const texts = files.map(({ path, ownership, elements }) => {
    const safePath = toSafePath(path);
    return { path: safePath, text: formatted.get(safePath) ?? '', ownership, elements };
  });
  const units = findUnits(texts);
  const described = texts.map(({ path, text, ownership }) => [
    path,
    { sha256: hashOf(text), ownership, elements: [...(units.get(path) ?? [])] },
  ]);
  const manifest = createManifest({ board, contexts: [...contexts], files: Object.fromEntries(described) });
  const base = JSON.stringify(Object.fromEntries([...formatted].sort(([a], [b]) => (a < b ? -1 : 1))));
  const packed = brotliCompressSync(base, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return new Map<SafePath, string | Uint8Array>([
    [MANIFEST_PATH, printManifest(manifest)],
    [BASE_PATH, packed],
  ]);
}
