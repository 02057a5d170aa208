import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawArchitecture } from './draw-architecture.ts';
import { listSources, readSourceGraph } from './source-graph.ts';

const page = 'docs/architecture.md';

it('draws the imports as they are in docs/architecture.md (stale? npx vitest run -u --project unit tests/architecture/architecture-page.test.ts)', async () => {
  const graph = readSourceGraph(process.cwd(), listSources(process.cwd()));
  const text = readFileSync(page, 'utf8');
  const drawn = text.replace(
    /```mermaid\n[\s\S]*?```/,
    () => `\`\`\`mermaid\n${drawArchitecture(graph)}\n\`\`\``,
  );

  expect(drawn).toContain('flowchart');
  await expect(drawn).toMatchFileSnapshot(`../../${page}`);
});

it('leaves out an arrow where others lead the same way', () => {
  const drawn = drawArchitecture(
    new Map([
      ['models/rules/a.ts', ['models/words/b.ts', 'models/metamodel/c.ts']],
      ['models/words/b.ts', ['models/metamodel/c.ts']],
      ['models/metamodel/c.ts', []],
      ['app/cli/d.ts', ['models/rules/a.ts']],
    ]),
  );
  expect(drawn.split('\n').filter((line) => line.includes('-->'))).toEqual([
    '    models_rules --> models_words',
    '    models_words --> models_metamodel',
    '  app_cli --> models',
  ]);
});

it('names every folder of the drawing in the table, and no other', () => {
  const text = readFileSync(page, 'utf8');
  const drawn = [...text.matchAll(/\["([^"]+)"\]/g)].map(([, name = '']) => name);
  const folders = drawn.filter((name) => !/\.tsx?$/.test(name));
  const told = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+?)\/?`/g)].map(([, name = '']) => name),
    );
  expect(told.toSorted()).toEqual(folders.toSorted());
});
