import type { ElementKind } from '#models/metamodel/kinds.ts';
import type { Relation } from '#models/metamodel/model.ts';
import { findRelationType, type RelationType } from '#models/metamodel/relations.ts';

interface End {
  readonly id: string;
  readonly kind: ElementKind;
}

/** What joining two stickies would mean, or why it cannot be. `from` and `to` follow the meaning, not the gesture. */
export type Connection =
  | { readonly possible: true; readonly type: RelationType; readonly from: string; readonly to: string }
  | { readonly possible: false; readonly reason: 'same' | 'never' | 'already' };

/** Judges a connection drawn in either direction. Where both directions mean something the drawn one counts. */
export function judgeConnection(one: End, other: End, relations: Iterable<Relation>): Connection {
  if (one.id === other.id) return { possible: false, reason: 'same' };
  const forward = findRelationType(one.kind, other.kind);
  const type = forward ?? findRelationType(other.kind, one.kind);
  if (!type) return { possible: false, reason: 'never' };
  const [from, to] = forward ? [one.id, other.id] : [other.id, one.id];
  for (const relation of relations) {
    if (relation.from === from && relation.to === to) return { possible: false, reason: 'already' };
  }
  return { possible: true, type, from, to };
}
