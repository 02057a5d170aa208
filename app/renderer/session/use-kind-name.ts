import { type ElementKind, nameKind } from '#models/metamodel/kinds.ts';
import { useHead } from './session-context.ts';

/** Tells what the team of this board calls a kind. */
export function useKindName(): (kind: ElementKind) => string {
  const { legend } = useHead();
  return (kind) => nameKind(kind, legend);
}
