import type { ElementId } from '../metamodel/ids.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { Relation } from '../metamodel/model.ts';
import { findRelationType } from '../metamodel/relations.ts';
import { err, ok, type Result } from '../result.ts';

/** One end of a connection. */
export interface ConnectionEnd {
  readonly id: ElementId;
  readonly kind: ElementKind;
}

/** Why two stickies cannot be joined, by its permanent code. The window has the words. */
export type ConnectionRefusal =
  | { readonly code: 'same-element' | 'already-joined' | 'element-gone' }
  | { readonly code: 'cannot-be-joined'; readonly kinds: readonly [ElementKind, ElementKind] };

/**
 * The relation that joining two stickies would make, or why there is none. Preview and edit ask here, so that they never
 * disagree. A connection may be drawn in either direction: `from` and `to` follow the meaning. Where both directions mean
 * something, the drawn one counts. `relations` are those that the board has, or those of one of the two ends.
 */
export function judgeConnection(
  one: ConnectionEnd,
  other: ConnectionEnd,
  relations: Iterable<Relation>,
): Result<Relation, ConnectionRefusal> {
  if (one.id === other.id) {
    return err({ code: 'same-element' });
  }
  const relation = findRelation(one, other);
  if (relation === undefined) {
    return err({ code: 'cannot-be-joined', kinds: [one.kind, other.kind] });
  }
  for (const each of relations) {
    if (isSameRelation(each, relation)) {
      return err({ code: 'already-joined' });
    }
  }
  return ok(relation);
}

/** Whether two relations say the same, whatever their ids. */
export function isSameRelation(one: Relation, other: Relation): boolean {
  return one.type === other.type && one.from === other.from && one.to === other.to;
}

function findRelation(one: ConnectionEnd, other: ConnectionEnd): Relation | undefined {
  const forth = findRelationType(one.kind, other.kind);
  if (forth !== undefined) {
    return { type: forth, from: one.id, to: other.id };
  }
  const back = findRelationType(other.kind, one.kind);
  return back === undefined ? undefined : { type: back, from: other.id, to: one.id };
}
