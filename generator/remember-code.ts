import { gzipSync, strToU8 } from 'fflate';
import { BASE_PATH, createManifest, hashOf, MANIFEST_PATH, printManifest } from './output/manifest.ts';
import { type SafePath, toSafePath } from './output/safe-path.ts';
import { findUnits } from './output/units.ts';
import type { StoredNames } from './phases/plan/names/stored-names.ts';
import type { GeneratedFile } from './printing/source.ts';

/** Code as it is handed out: whose it is, and its files. */
export interface CodeToRemember {
  /** The id of the board. */
  readonly board: string;
  /** The names of the contexts that the code holds. */
  readonly contexts: readonly string[];
  readonly stored: StoredNames;
  readonly files: readonly GeneratedFile[];
}

/**
 * The manifest and the packed texts, by their paths: what the next generation into the same folder compares with. Needs
 * the text of every file as it is handed out. Runs wherever JavaScript does.
 */
export function rememberCode(
  { board, contexts, stored, files }: CodeToRemember,
  formatted: ReadonlyMap<string, string>,
): ReadonlyMap<SafePath, string | Uint8Array> {
  const texts = files.map(({ path, ownership, elements }) => {
    const safePath = toSafePath(path);
    const text = formatted.get(safePath);
    if (text === undefined) throw new Error(`The text of ${safePath} is missing.`);
    return { path: safePath, text, ownership, elements };
  });
  const units = findUnits(texts);
  const described = texts.map(({ path, text, ownership }) => [
    path,
    { sha256: hashOf(text), ownership, elements: [...(units.get(path) ?? [])] },
  ]);
  const manifest = createManifest({
    board,
    contexts: [...contexts],
    stored,
    files: Object.fromEntries(described),
  });
  const base = JSON.stringify(Object.fromEntries([...formatted].sort(([a], [b]) => (a < b ? -1 : 1))));
  return new Map<SafePath, string | Uint8Array>([
    [MANIFEST_PATH, printManifest(manifest)],
    // Without the time that gzip would note, the same code gives the same bytes.
    [BASE_PATH, gzipSync(strToU8(base), { mtime: 0 })],
  ]);
}
