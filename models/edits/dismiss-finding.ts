import { type Editor, setEntry } from '../document/board-document.ts';
import type { Dismissal } from '../metamodel/dismissal.ts';
import type { DismissalId } from '../metamodel/ids.ts';

/** Dismisses the finding of this fingerprint for the whole team. A dismissal that is there is replaced. `removeEntry` takes it back. */
export function dismissFinding(editor: Editor, fingerprint: DismissalId, dismissal: Dismissal): void {
  editor.doc.transact(() => setEntry(editor.doc, 'dismissals', fingerprint, dismissal), editor.origin);
}
