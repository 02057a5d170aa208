import type { Emission } from '../../printing/emission.ts';
import type { GeneratedFile } from '../../printing/source.ts';
import { scopeOf } from '../project/copied-packages.ts';
import { printPackageJson, printPackageTsconfig, printTestTsconfig } from '../project/package-files.ts';

/** What makes a folder of a context a package of the workspace. */
export function emitContextPackage({ project, context }: Emission): readonly GeneratedFile[] {
  const publishes = context.published.length > 0;
  const publishedFolder = context.publishedFolder.replace('packages/', '../');
  // Old messages of other contexts are brought up by what those publish.
  const upstreams = [
    ...new Set(
      context.reactions.heard.flatMap(({ upstream, earlier }) =>
        upstream !== undefined && earlier.length > 0 ? [upstream.publishedPackage] : [],
      ),
    ),
  ].sort();
  const references = [
    '../kernel',
    '../platform',
    ...(publishes ? [publishedFolder] : []),
    ...upstreams.map((name) => name.replace(/^@[^/]+/, '..')),
  ];
  const packageJson = printPackageJson(context.packageName, {
    workspace: [
      project.kernelPackage,
      `${scopeOf({ project })}/platform`,
      ...(publishes ? [context.publishedPackage] : []),
      ...upstreams,
    ],
    registry: ['@hono/zod-openapi', 'zod'],
  });
  const whole = (path: string, text: string): GeneratedFile => ({
    path: `${context.folder}/${path}`,
    text,
    elements: [],
    ownership: 'whole',
  });
  return [
    whole('package.json', packageJson),
    whole('tsconfig.json', printPackageTsconfig(references)),
    whole('test/tsconfig.json', printTestTsconfig(references)),
  ];
}
