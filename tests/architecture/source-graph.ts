import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ts } from 'ts-morph';

/** Every source file with the files of ours that it imports, types included. Paths are relative to the root, with `/`. */
export type SourceGraph = ReadonlyMap<string, readonly string[]>;

/** The packages of the sample project, as `templates/tsconfig.json` names them, with the files they open with. */
type Aliases = ReadonlyMap<string, string>;

/** Every TypeScript source that git knows or would take. */
export function listSources(root: string): readonly string[] {
  const list = (...options: readonly string[]) =>
    execFileSync('git', ['ls-files', ...options], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '');
  const deleted = new Set(list('--deleted'));
  return list('--cached', '--others', '--exclude-standard', '*.ts', '*.tsx').filter(
    (file) => !deleted.has(file),
  );
}

export const readSource = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

/** The specifiers a file imports or re-exports: types and dynamic imports included. */
export function readImports(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

/** Where a specifier leads: a path of ours, or the package's name. Asset queries (`?raw`) are cut off. */
export function resolveSpecifier(from: string, specifier: string): { path: string } | { module: string } {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('.')) return { path: normalize(join(dirname(from), plain)) };
  if (plain.startsWith('#')) return { path: normalize(plain.slice(1)) };
  return { module: plain };
}

/** The graph of some files: edges to anything else (assets, packages) are left out. */
export function readSourceGraph(root: string, files: readonly string[]): SourceGraph {
  const known = new Set(files);
  const aliases = readAliases(root);
  return new Map(
    files.map((file) => {
      const targets = readImports(readSource(root, file)).flatMap((specifier) => {
        const target = resolveSpecifier(file, specifier);
        const path = 'path' in target ? target.path : aliases.get(target.module);
        if (path === undefined) return [];
        // The templates import as Node runs them: the compiled name of a TypeScript file.
        return [path, path.replace(/\.js$/, '.ts')].filter((each) => known.has(each));
      });
      return [file, [...new Set(targets)]] as const;
    }),
  );
}

function readAliases(root: string): Aliases {
  const configuration: { compilerOptions: { paths: Record<string, readonly [string]> } } = JSON.parse(
    readSource(root, 'templates/tsconfig.json'),
  );
  return new Map(
    Object.entries(configuration.compilerOptions.paths).map(([name, [file]]) => [
      name,
      normalize(join('templates', file)),
    ]),
  );
}
