import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { listSources, readSource } from './source-graph.ts';

const root = process.cwd();
const owner = 'app/renderer/session/edit.ts';

/** The lines of a source that name the property, whatever object they take it from. */
function linesThatName(file: string, property: string): readonly string[] {
  const source = ts.createSourceFile(file, readSource(root, file), ts.ScriptTarget.Latest, true);
  const lines: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && node.text === property) {
      lines.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return lines;
}

test('only one file of the window decides where a step to undo begins and ends', () => {
  const files = listSources(root).filter((file) => file.startsWith('app/'));
  const found = files.flatMap((file) => linesThatName(file, 'stopCapturing'));

  expect(found.filter((place) => !place.startsWith(`${owner}:`))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});
