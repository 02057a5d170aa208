import { findImports } from './imports.js';

/**
 * The import cycles among the files of one package, each from a file back to itself. Imports of types count too, because files
 * that need each other cannot be understood one by one. `sources` are the texts of all files, by their paths from the folder of
 * the sources.
 */
export async function findImportCycles(
  sources: ReadonlyMap<string, string>,
): Promise<readonly (readonly string[])[]> {
  const imports = new Map<string, readonly string[]>();
  for (const [file, text] of sources) {
    const targets = (await findImports(file, text)).map(({ to }) => to.replace(/\.([cm]?)js$/, '.$1ts'));
    imports.set(file, [...new Set(targets)].filter((target) => sources.has(target)).sort());
  }
  const cycles: (readonly string[])[] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || finished.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    finished.add(file);
  };
  for (const file of [...sources.keys()].sort()) visit(file, []);
  return cycles;
}
