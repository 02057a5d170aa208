import type { Relation } from '#models/metamodel/model.ts';

const none: ReadonlySet<string> = new Set();

/** Finds the relations that begin or end at an element. */
export function createRelationEnds() {
  const known = new Map<string, Relation>();
  const byElement = new Map<string, Set<string>>();
  const unlink = (id: string, element: string) => {
    const ids = byElement.get(element);
    ids?.delete(id);
    if (ids?.size === 0) byElement.delete(element);
  };
  return {
    at: (element: string): ReadonlySet<string> => byElement.get(element) ?? none,
    set(id: string, relation: Relation | undefined) {
      const before = known.get(id);
      if (before) for (const end of [before.from, before.to]) unlink(id, end);
      known.delete(id);
      if (!relation) return;
      known.set(id, relation);
      for (const end of [relation.from, relation.to]) {
        const ids = byElement.get(end);
        if (ids) ids.add(id);
        else byElement.set(end, new Set([id]));
      }
    },
  };
}
