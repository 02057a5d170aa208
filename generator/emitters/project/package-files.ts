import { type Dependency, versionsOf } from './dependency-versions.ts';

/** What one package of the workspace needs: packages from the registry, and packages beside it. */
export interface PackageNeeds {
  readonly registry?: readonly Dependency[];
  readonly workspace?: readonly string[];
}

/** Under the condition `source` tests and `npm run dev` read the TypeScript itself, so that they need no build. */
export function printPackageJson(
  name: string,
  { registry = [], workspace = [] }: PackageNeeds,
  entrances: readonly string[] = [],
): string {
  const dependencies = {
    ...Object.fromEntries([...workspace].sort().map((each) => [each, '*'])),
    ...versionsOf(registry),
  };
  return printJson({
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: Object.fromEntries([
      ['.', printEntrance('index')],
      ...entrances.map((folder) => [`./${folder}`, printEntrance(`${folder}/index`)]),
    ]),
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
  });
}

function printEntrance(file: string) {
  return { source: `./src/${file}.ts`, types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` };
}

/** `references` are folders as seen from the package: "../kernel". */
export function printPackageTsconfig(references: readonly string[]): string {
  return printJson({
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist' },
    include: ['src'],
    ...(references.length > 0 && { references: [...references].sort().map((path) => ({ path })) }),
  });
}

/** Tests are checked like everything else, and never built. */
export function printTestTsconfig(references: readonly string[]): string {
  return printJson({
    extends: '../../../tsconfig.base.json',
    compilerOptions: { rootDir: '.', outDir: '../node_modules/.cache/test-types', emitDeclarationOnly: true },
    include: ['.'],
    references: [{ path: '..' }, ...[...references].sort().map((path) => ({ path: `../${path}` }))],
  });
}

export function printJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
