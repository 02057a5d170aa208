import { describe, expect, it } from 'vitest';
import { findNodeReached, findOffendingEdges, PARTS } from './import-rule.ts';
import { listSources, readSource } from './source-graph.ts';

const root = process.cwd();

describe('the dependency rule', () => {
  it('holds for every source file', () => {
    const edges = listSources(root).flatMap((file) => findOffendingEdges(file, readSource(root, file)));
    expect(edges.map((edge) => `${edge.from} -> ${edge.to}: ${edge.reason}`)).toEqual([]);
  });

  it('keeps Node out of what runs in the page and its workers, the generator included', () => {
    const pages = [
      'app/renderer/main.tsx',
      'app/renderer/code/worker/code-worker.ts',
      'app/renderer/session/findings-worker.ts',
    ];
    expect(findNodeReached(root, pages)).toEqual([]);
    // The walk goes as far as it must: from the other door of the generator it does find Node.
    expect(findNodeReached(root, ['generator/generate.ts'])).toContain('generator/templates.ts -> node:fs');
  });

  it('looks at every part', () => {
    const sources = listSources(root);
    for (const part of Object.keys(PARTS)) {
      expect(
        sources.filter((file) => file.startsWith(`${part}/`)),
        part,
      ).not.toEqual([]);
    }
  });

  it.each([
    ['models/edits/a.ts', `import { x } from '#app/shared/x.ts';`, 'app/shared/x.ts'],
    ['models/edits/a.ts', `import { readFile } from 'node:fs';`, 'node:fs'],
    ['generator/phases/a.ts', `import { x } from '#app/cli/x.ts';`, 'app/cli/x.ts'],
    ['app/renderer/board/a.tsx', `import { x } from 'electron';`, 'electron'],
    ['app/renderer/board/a.tsx', `import { x } from '../../server/rooms.ts';`, 'app/server/rooms.ts'],
    [
      'app/renderer/board/a.tsx',
      `const x = await import('#generator/generate.ts');`,
      'generator/generate.ts',
    ],
    ['app/desktop/a.ts', `export { x } from '#generator/plan.ts';`, 'generator/plan.ts'],
    ['app/cli/a.ts', `import type { App } from 'electron';`, 'electron'],
  ])('names the edge from %s by %s', (file, text, to) => {
    expect(findOffendingEdges(file, text).map((edge) => edge.to)).toEqual([to]);
  });

  it('lets through what the house allows', () => {
    const text = `import { x } from '#generator/generate.ts';\nimport { y } from 'node:fs';\nimport z from 'zod';`;
    expect(findOffendingEdges('app/cli/a.ts', text)).toEqual([]);
  });
});
