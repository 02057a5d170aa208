import { posix } from 'node:path';

/** How the code of a workspace names its own packages: a specifier's file, as in the `paths` of a TypeScript project. */
export type PackagePaths = Readonly<Record<string, readonly string[]>>;

/**
 * The files whose types may differ when some were changed, made or taken away: those, and all that import them, however
 * far. `texts` holds every file as it is now, by its path.
 */
export function findAffected(
  texts: ReadonlyMap<string, string>,
  changed: Iterable<string>,
  paths: PackagePaths,
): ReadonlySet<string> {
  const importers = new Map<string, string[]>();
  for (const [path, text] of texts) {
    if (path.endsWith('.ts')) {
      for (const imported of importsOf(path, text, paths)) {
        const list = importers.get(imported) ?? [];
        list.push(path);
        importers.set(imported, list);
      }
    }
  }
  const affected = new Set<string>();
  const waiting = [...changed];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!affected.has(path)) {
      affected.add(path);
      waiting.push(...(importers.get(path) ?? []));
    }
  }
  return affected;
}

/** Imports, exports and types by `import('...')`. More is harmless here, and less is not: any quoted text after these words counts. */
const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g;

function importsOf(path: string, text: string, paths: PackagePaths): readonly string[] {
  return [...text.matchAll(specifiers)].flatMap(([, specifier = '']) => {
    if (specifier.startsWith('.')) {
      return [posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')];
    }
    return (paths[specifier] ?? []).map((file) => posix.normalize(file));
  });
}
