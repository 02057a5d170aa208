import { strToU8, zipSync } from 'fflate';

/** A ZIP archive with all files in one folder of the given name. */
export function packProject(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([path, content]) => [
    `${folder}/${path}`,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries));
}

const longestNames = 60;

/** What an archive and the folder in it are called: "bookly", or "bookly-orders" with some of the contexts alone. */
export function archiveName(project: string, contexts: readonly string[]): string {
  const names = contexts.map(toFileName).filter((name) => name !== '');
  if (names.length === 0) return contexts.length === 0 ? project : `${project}-part`;
  const all = names.join('-');
  return `${project}-${all.length <= longestNames ? all : `${names.length}-contexts`}`;
}

function toFileName(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
