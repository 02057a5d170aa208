import { expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';
import { compareRows, findUpwardEdges, INNER_ORDERS, type InnerOrder } from './inner-order.ts';
import { listSources, readSourceGraph } from './source-graph.ts';

const files = listSources(process.cwd());
const graph = readSourceGraph(process.cwd(), files);

it('imports only downwards inside each part', () => {
  expect(INNER_ORDERS.flatMap((order) => findUpwardEdges(order, graph))).toEqual([]);
});

it.each(INNER_ORDERS)('has a row for every file of $part, and a file for every row', (order) => {
  expect(compareRows(order, files)).toEqual({ homeless: [], empty: [] });
});

it('has no import cycles', () => {
  expect(findCycles(graph).map((cycle) => cycle.join(' -> '))).toEqual([]);
});

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

it('sees files of templates and tests, types and dynamic imports', () => {
  expect(graph.get('templates/typescript/app/src/main.ts')).toContain(
    'templates/typescript/app/src/server.ts',
  );
  expect(graph.get('templates/typescript/context/src/context.ts')).toContain(
    'templates/typescript/platform/src/index.ts',
  );
  expect(graph.get('tests/architecture/import-order.test.ts')).toContain('tests/architecture/inner-order.ts');
  expect(graph.get('generator/emitters/adapters.ts')).toContain('generator/printing/emission.ts');
});

it.each([
  ['an empty graph', {}, []],
  ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['two ways to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['a file that imports itself', { a: ['a'] }, ['a -> a']],
  ['two files', { a: ['b'], b: ['a'] }, ['a -> b -> a']],
  ['a cycle behind a chain', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, ['b -> c -> d -> b']],
  ['the shortest of a tangle', { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['c'] }, ['c -> d -> c']],
  ['two cycles', { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] }, ['a -> b -> a', 'c -> d -> c']],
  ['a target that is no file', { a: ['elsewhere'] }, []],
])('finds the cycles of %s', (_, edges, cycles) => {
  expect(findCycles(graphOf(edges)).map((cycle) => cycle.join(' -> '))).toEqual(cycles);
});

const house: InnerOrder = {
  part: 'house',
  rows: [['roof'], ['kitchen', 'hall'], ['hall/cupboard'], ['cellar', 'key.ts']],
};

it.each([
  ['downwards', 'house/roof/a.ts', 'house/cellar/b.ts', true],
  ['downwards to a file', 'house/roof/a.ts', 'house/key.ts', true],
  ['inside a folder', 'house/hall/a.ts', 'house/hall/deep/b.ts', true],
  ['from a folder into one with a row of its own', 'house/hall/a.ts', 'house/hall/cupboard/b.ts', true],
  ['out of it', 'house/hall/cupboard/a.ts', 'house/hall/b.ts', false],
  ['upwards', 'house/cellar/a.ts', 'house/kitchen/b.ts', false],
  ['sideways', 'house/kitchen/a.ts', 'house/hall/b.ts', false],
  ['into another part', 'house/cellar/a.ts', 'garden/b.ts', true],
])('judges an import %s', (_, from, to, isAllowed) => {
  expect(findUpwardEdges(house, graphOf({ [from]: [to] }))).toEqual(isAllowed ? [] : [`${from} -> ${to}`]);
});

it('names files without a row and rows without a file', () => {
  expect(compareRows(house, ['house/roof/a.ts', 'house/attic/b.ts', 'garden/c.ts'])).toEqual({
    homeless: ['house/attic/b.ts'],
    empty: ['kitchen', 'hall', 'hall/cupboard', 'cellar', 'key.ts'],
  });
});
