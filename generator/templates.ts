import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemplateFiles } from './emitters/project/copied-packages.ts';

let loaded: TemplateFiles | undefined;

/** The text of every template, by its path below `templates/typescript`; read once in the life of the process. */
export function loadTemplates(): TemplateFiles {
  loaded ??= readFolder(findTemplates());
  return loaded;
}

function readFolder(root: string): TemplateFiles {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    files.map((path) => [relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  );
}

/** Bundled or not, the templates stand beside a folder above this file. */
function findTemplates(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'templates', 'typescript');
    if (isFolder(candidate)) {
      return candidate;
    }
    if (folder === dirname(folder)) {
      throw new Error('The folder templates/typescript is missing from this installation.');
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    // Not there: the search goes on one folder up.
    return false;
  }
}
