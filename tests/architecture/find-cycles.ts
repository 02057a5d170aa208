import type { SourceGraph } from './source-graph.ts';

/**
 * The import cycles of a graph: one for every group of files that reach one another, the shortest there is. A cycle begins and ends
 * with the same file. A graph without cycles gives an empty list.
 */
export function findCycles(graph: SourceGraph): readonly (readonly string[])[] {
  return findComponents(graph)
    .filter(([first, ...others]) => others.length > 0 || graph.get(first ?? '')?.includes(first ?? ''))
    .map((component) => findShortestCycle(graph, component))
    .toSorted((one, other) => (one.join() < other.join() ? -1 : 1));
}

/** The strongly connected components: Tarjan, "Depth-first search and linear graph algorithms", 1972. */
function findComponents(graph: SourceGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const components: string[][] = [];

  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node) ?? to, to));
  const visit = (node: string) => {
    order.set(node, order.size);
    lower(node, order.size - 1);
    stack.push(node);
    open.add(node);
    for (const target of graph.get(node) ?? []) {
      if (!order.has(target)) {
        visit(target);
        lower(node, lowest.get(target) ?? 0);
      } else if (open.has(target)) {
        lower(node, order.get(target) ?? 0);
      }
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    for (const member of component) open.delete(member);
    components.push(component);
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return components;
}

/** A breadth-first search from every member back to itself. */
function findShortestCycle(graph: SourceGraph, component: readonly string[]): readonly string[] {
  const members = new Set(component);
  let shortest: readonly string[] = [];
  for (const start of [...component].sort()) {
    const paths: (readonly string[])[] = [[start]];
    const seen = new Set<string>();
    // Grows while it is gone through.
    for (const path of paths) {
      if (shortest.length > 0 && path.length + 1 >= shortest.length) break;
      for (const target of graph.get(path.at(-1) ?? '') ?? []) {
        if (target === start) {
          shortest = [...path, target];
          break;
        }
        if (!members.has(target) || seen.has(target)) continue;
        seen.add(target);
        paths.push([...path, target]);
      }
    }
  }
  return shortest;
}
