import { deleteEntry, type Editor, setEntry } from '../document/board-document.ts';
import { toId } from '../metamodel/ids.ts';
import type { RuleSetting } from '../metamodel/rule-setting.ts';

/** Sets for the whole team how serious a lint rule is; `undefined` gives it back the severity of the catalog. */
export function setRule(editor: Editor, rule: string, setting: RuleSetting | undefined): void {
  const id = toId<'rule'>(rule);
  editor.doc.transact(() => {
    if (setting === undefined) deleteEntry(editor.doc, 'rules', id);
    else setEntry(editor.doc, 'rules', id, setting);
  }, editor.origin);
}
