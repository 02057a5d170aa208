import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The texts of all source files in a folder and below it, by their paths from the folder. */
export async function readSources(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  return new Map(
    await Promise.all(
      files
        .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
        .map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
    ),
  );
}
