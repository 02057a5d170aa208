import { type Editor, readEntries, readEntry, setEntry } from '../document/board-document.ts';
import type { ElementId, RelationId } from '../metamodel/ids.ts';
import type { Relation } from '../metamodel/model.ts';
import { err, type Result } from '../result.ts';
import { type ConnectionRefusal, judgeConnection } from './judge-connection.ts';

/**
 * Joins two stickies by the relation that their kinds allow. Its direction is the meaning's: a line drawn from an
 * event back to the aggregate that emits it says the same as one drawn forth. A refusal changes nothing.
 */
export function connectElements(
  editor: Editor,
  id: RelationId,
  one: ElementId,
  other: ElementId,
): Result<Relation, ConnectionRefusal> {
  const [first, second] = [one, other].map((end) => readEntry(editor.doc, 'elements', end));
  if (first === undefined || second === undefined) {
    return err({ code: 'element-gone' });
  }
  const relations = readEntries(editor.doc, 'relations').map(([, relation]) => relation);
  const verdict = judgeConnection({ id: one, kind: first.kind }, { id: other, kind: second.kind }, relations);
  if (verdict.ok) {
    editor.doc.transact(() => setEntry(editor.doc, 'relations', id, verdict.value), editor.origin);
  }
  return verdict;
}
