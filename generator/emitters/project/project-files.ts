import { toOneLine } from '../../names/one-line.ts';
import { VERIFICATION_CONFIG } from '../../phases/verify/verification-config.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import { publishesEvents } from '../../printing/emission.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { versionsOf } from './dependency-versions.ts';
import { printJson } from './package-files.ts';

/** The files at the root of the workspace. */
export function emitProjectFiles(plan: Plan): readonly GeneratedFile[] {
  return [
    seed('package.json', printRootPackage(plan)),
    seed('.gitignore', 'node_modules/\ndist/\ndata/\ndata.lock\n*.tsbuildinfo\n'),
    whole('.npmrc', 'engine-strict=true\n'),
    whole('biome.json', printJson(biomeConfig)),
    whole('vitest.config.ts', vitestConfig),
    whole('tsconfig.base.json', printJson(baseConfig)),
    whole('tsconfig.json', printSolution(plan)),
  ];
}

function printRootPackage(plan: Plan): string {
  const { project } = plan;
  const publishes = publishesEvents(plan);
  return printJson({
    name: project.name,
    version: '0.1.0',
    private: true,
    ...(project.purpose && { description: toOneLine(project.purpose) }),
    type: 'module',
    engines: { node: '>=20.19' },
    workspaces: ['packages/*', 'apps/*'],
    scripts: {
      start: 'node apps/server/run.mjs main',
      dev: 'node apps/server/dev.mjs',
      demo: 'node apps/server/run.mjs demo',
      rebuild: 'node apps/server/run.mjs rebuild',
      build: 'tsc -b',
      check: `biome check . && tsc -b${publishes ? ' && npm run --silent check:schemas' : ''}`,
      ...(publishes && {
        'check:schemas': 'tsc -b packages/schema-check && node packages/schema-check/dist/main.js',
        'release:schemas': 'npm run --silent check:schemas -- --release',
      }),
      format: 'biome check --write .',
      test: 'vitest run',
    },
    devDependencies: versionsOf([
      '@biomejs/biome',
      '@types/node',
      '@types/pg',
      'fast-check',
      'typescript',
      'vite',
      'vitest',
    ]),
  });
}

const baseConfig = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023'],
    types: ['node'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    composite: true,
    sourceMap: true,
  },
};

const biomeConfig = {
  $schema: './node_modules/@biomejs/biome/configuration_schema.json',
  root: true,
  files: { includes: ['**', '!**/dist', '!.stormwright', '!data'] },
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 110 },
  javascript: { formatter: { quoteStyle: 'single' } },
  // What the board joins with "+" reads as it was written.
  linter: { rules: { style: { useTemplate: 'off' } } },
};

const vitestConfig = `import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Packages of this workspace are tested from their sources; see "exports" in their package.json.
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
    // Test files of one worker share its embedded database, which takes seconds to start.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
`;

function printSolution(plan: Plan): string {
  const folders = packageFolders(plan).flatMap((folder) => [folder, `${folder}/test`]);
  return printJson({ files: [], references: folders.map((path) => ({ path: `./${path}` })) });
}

/** The folder of every package of the workspace. */
function packageFolders(plan: Plan): readonly string[] {
  return [
    'packages/kernel',
    'packages/platform',
    ...(publishesEvents(plan) ? ['packages/schema-check'] : []),
    ...plan.contexts.flatMap((context) => [
      ...(context.published.length > 0 ? [context.publishedFolder] : []),
      context.folder,
    ]),
    ...plan.upstreams.map(({ publishedFolder }) => publishedFolder),
    'apps/server',
  ];
}

/**
 * One TypeScript program over every package and test, for the check before anything is written; it is not part of the
 * written code.
 */
export function emitVerificationConfig(plan: Plan): GeneratedFile {
  const scope = plan.project.kernelPackage.split('/')[0];
  const packages: readonly (readonly [name: string, folder: string])[] = [
    [plan.project.kernelPackage, 'packages/kernel'],
    [`${scope}/platform`, 'packages/platform'],
    ...plan.upstreams.map(
      ({ publishedPackage, publishedFolder }) => [publishedPackage, publishedFolder] as const,
    ),
    ...plan.contexts.flatMap((context: ContextPlan) => [
      [context.publishedPackage, context.publishedFolder] as const,
      [context.packageName, context.folder] as const,
    ]),
  ];
  const paths = Object.fromEntries([
    ...packages.map(([name, folder]) => [name, [`./${folder}/src/index.ts`]]),
    [`${scope}/platform/testing`, ['./packages/platform/src/testing/index.ts']],
    // Vitest's own types name these, and they are larger than all of the code.
    ...['vite', 'happy-dom'].map((name) => [name, ['./not-looked-at']]),
  ]);
  const config = {
    extends: './tsconfig.base.json',
    compilerOptions: { composite: false, noEmit: true, sourceMap: false, paths },
    include: ['packages/*/src', 'packages/*/test', 'apps/*/src', 'apps/*/test'],
  };
  return whole(VERIFICATION_CONFIG, printJson(config));
}

function whole(path: string, text: string): GeneratedFile {
  return { path, text, elements: [], ownership: 'whole' };
}

function seed(path: string, text: string): GeneratedFile {
  return { path, text, elements: [], ownership: 'seed' };
}
