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
