import { type Editor, readEntries, readEntry, setEntry } from '../document/board-document.ts';
import type { ElementId, RelationId } from '../metamodel/ids.ts';
import { KINDS } from '../metamodel/kinds.ts';
import type { BoardElement, Relation } from '../metamodel/model.ts';
import { findRelationType } from '../metamodel/relations.ts';
import { err, ok, type Refusal, type Result } from '../result.ts';

/** Why two stickies are not joined. Nothing has changed then. */
export interface ConnectRefusal extends Refusal {
  readonly code: 'element-gone' | 'cannot-be-joined' | 'already-joined';
}

/**
 * Joins two stickies by the relation that their kinds allow. Its direction is the meaning's: a line drawn from an
 * event back to the aggregate that emits it says the same as one drawn forth.
 */
export function connectElements(
  editor: Editor,
  id: RelationId,
  one: ElementId,
  other: ElementId,
): Result<Relation, ConnectRefusal> {
  const [first, second] = [one, other].map((end) => readEntry(editor.doc, 'elements', end));
  if (first === undefined || second === undefined) {
    return refuse('element-gone', 'One of the two stickies is no longer on the board. Nothing was changed.');
  }
  const relation = findRelation([one, first], [other, second]);
  if (relation === undefined) {
    const kinds = `${nameKind(first)} and ${nameKind(second)}`;
    const advice = 'Usual steps are actor, command, aggregate, event, policy, command.';
    return refuse('cannot-be-joined', `No relation joins ${kinds}. ${advice} Nothing was changed.`);
  }
  const isThere = readEntries(editor.doc, 'relations').some(([, each]) => isSameRelation(each, relation));
  if (isThere) {
    return refuse('already-joined', 'These two stickies are joined already. Nothing was changed.');
  }
  editor.doc.transact(() => setEntry(editor.doc, 'relations', id, relation), editor.origin);
  return ok(relation);
}

/** Whether two relations say the same, whatever their ids. */
export function isSameRelation(one: Relation, other: Relation): boolean {
  return one.type === other.type && one.from === other.from && one.to === other.to;
}

type End = readonly [id: ElementId, element: BoardElement];

function findRelation([one, first]: End, [other, second]: End): Relation | undefined {
  const forth = findRelationType(first.kind, second.kind);
  if (forth !== undefined) {
    return { type: forth, from: one, to: other };
  }
  const back = findRelationType(second.kind, first.kind);
  return back === undefined ? undefined : { type: back, from: other, to: one };
}

function nameKind({ kind }: BoardElement): string {
  return `"${KINDS[kind].label}"`;
}

function refuse(code: ConnectRefusal['code'], message: string): Result<never, ConnectRefusal> {
  return err({ code, message });
}
