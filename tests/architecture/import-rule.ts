import { readImports, readSource, resolveSpecifier } from './source-graph.ts';

/** What a part of the house may import. Paths are relative to the root, with `/`. */
interface PartRule {
  /** Folders (or single files) of ours, besides the part itself. */
  readonly ours: readonly string[];
  /** May it use Node's own modules? */
  readonly node: boolean;
  /** May it use Electron? */
  readonly electron: boolean;
}

/** The dependency rule of the house. The first part that holds a file decides. */
export const PARTS: Readonly<Record<string, PartRule>> = {
  models: { ours: [], node: false, electron: false },
  generator: { ours: ['models'], node: true, electron: false },
  templates: { ours: [], node: true, electron: false },
  'app/shared': { ours: ['models'], node: false, electron: false },
  'app/server': { ours: ['models', 'app/shared'], node: true, electron: false },
  'app/renderer': {
    ours: [
      'models',
      'app/shared',
      'generator/print-code.ts',
      'generator/remember-code.ts',
      'generator/refusal.ts',
      'templates/boards',
    ],
    node: false,
    electron: false,
  },
  'app/desktop': {
    ours: ['models', 'app/shared', 'app/server', 'generator/generate.ts'],
    node: true,
    electron: false,
  },
  'app/main': { ours: ['app/shared', 'app/desktop'], node: true, electron: true },
  'app/preload': { ours: ['app/shared'], node: false, electron: true },
  'app/cli': {
    ours: ['models', 'app/shared', 'app/server', 'app/desktop', 'generator/generate.ts'],
    node: true,
    electron: false,
  },
};

/** One import that the rule forbids. */
export interface OffendingEdge {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** Every edge from one file that the dependency rule forbids. */
export function findOffendingEdges(file: string, text: string): readonly OffendingEdge[] {
  // Build configuration runs in Node whatever it builds.
  if (file.endsWith('.config.ts')) return [];
  const part = Object.keys(PARTS).find((name) => isWithin(file, name));
  const rule = part === undefined ? undefined : PARTS[part];
  if (part === undefined || rule === undefined) return [];
  return readImports(text).flatMap((specifier): readonly OffendingEdge[] => {
    const target = resolveSpecifier(file, specifier);
    if ('path' in target) {
      const allowed = [part, ...rule.ours].some((folder) => isWithin(target.path, folder));
      return allowed ? [] : [{ from: file, to: target.path, reason: `${part} may not import it` }];
    }
    if (target.module === 'electron' && !rule.electron) {
      return [{ from: file, to: 'electron', reason: `electron stays in app/main and app/preload` }];
    }
    if (target.module.startsWith('node:') && !rule.node) {
      return [{ from: file, to: target.module, reason: `${part} runs without Node` }];
    }
    return [];
  });
}

/** Modules of Node that files reach, over whatever they import of ours: each with the file that imports it. */
export function findNodeReached(root: string, files: readonly string[]): readonly string[] {
  const seen = new Set(files);
  const reached: string[] = [];
  // Grows while it is gone through.
  for (const file of seen) {
    for (const specifier of readImports(readSource(root, file))) {
      const target = resolveSpecifier(file, specifier);
      if ('path' in target) {
        if (/\.tsx?$/.test(target.path)) seen.add(target.path);
      } else if (target.module.startsWith('node:')) {
        reached.push(`${file} -> ${target.module}`);
      }
    }
  }
  return reached;
}
