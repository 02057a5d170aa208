import { PARTS } from './import-rule.ts';
import { INNER_ORDERS } from './inner-order.ts';
import type { SourceGraph } from './source-graph.ts';

/** The parts whose inside is drawn, in the order of the drawing. */
const openParts: readonly string[] = INNER_ORDERS.map(({ part }) => part).filter(
  (part) => part !== 'app/server',
);

/**
 * The parts of the house and the folders of the larger ones as a Mermaid flowchart, an arrow for what imports what. An arrow is left out where
 * others lead the same way. The same imports give the same text.
 */
export function drawArchitecture(graph: SourceGraph): string {
  const lines = ['flowchart TD'];
  for (const part of openParts) {
    const name = (file: string) => (partOf(file) === part ? nameInPart(part, file) : undefined);
    const edges = reduce(collectEdges(graph, name));
    lines.push(`  subgraph ${idOf(part)}["${part}"]`);
    for (const node of [...edges.keys()].sort()) lines.push(`    ${idOf(`${part}/${node}`)}["${node}"]`);
    lines.push(...drawEdges(edges, (node) => idOf(`${part}/${node}`), '    '), '  end');
  }
  for (const part of Object.keys(PARTS))
    if (!openParts.includes(part)) lines.push(`  ${idOf(part)}["${part}"]`);
  lines.push(...drawEdges(reduce(collectEdges(graph, partOf)), idOf, '  '));
  return lines.join('\n');
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Every name that a file has, with the names of what it imports. Files without a name are left out. */
function collectEdges(graph: SourceGraph, nameOf: (file: string) => string | undefined): Edges {
  const edges = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    const source = nameOf(from);
    if (source === undefined) continue;
    const known = edges.get(source) ?? new Set<string>();
    edges.set(source, known);
    for (const target of targets.map(nameOf))
      if (target !== undefined && target !== source) known.add(target);
  }
  return edges;
}

/** Without the edges that a longer way makes up for. */
function reduce(edges: Edges): Edges {
  const left = new Map([...edges].map(([from, targets]) => [from, new Set(targets)]));
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(left.get(from) ?? [])].some((next) => reaches(next, to, seen));
  };
  for (const [from, targets] of [...left].sort()) {
    for (const to of [...targets].sort()) {
      targets.delete(to);
      if (!reaches(from, to)) targets.add(to);
    }
  }
  return left;
}

function drawEdges(edges: Edges, id: (name: string) => string, indent: string): readonly string[] {
  return [...edges]
    .flatMap(([from, targets]) => [...targets].map((to) => `${indent}${id(from)} --> ${id(to)}`))
    .sort();
}

function partOf(file: string): string | undefined {
  if (file.endsWith('.config.ts')) return undefined;
  return Object.keys(PARTS).find((part) => file.startsWith(`${part}/`));
}

/** The first folder below the part; the phases of the generator are folders of their own. */
function nameInPart(part: string, file: string): string | undefined {
  const [first = '', second = ''] = file.slice(part.length + 1).split('/');
  if (first === 'phases') return `${first}/${second}`;
  return /^(?:main\.tsx|no-|vite)/.test(first) ? undefined : first;
}

const idOf = (name: string) => name.replaceAll(/[^a-zA-Z]/g, '_');
