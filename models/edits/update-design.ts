import { type Editor, setDesignProperty } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { ElementOf } from '../metamodel/model.ts';

/** The kinds whose elements have a design. */
export type DesignedKind = {
  [Kind in ElementKind]: 'design' extends keyof ElementOf<Kind> ? Kind : never;
}[ElementKind];

/** New values for some properties of a design; `undefined` takes one out. */
export type DesignPatch<Kind extends DesignedKind> = Partial<
  NonNullable<Extract<ElementOf<Kind>, { design?: unknown }>['design']>
>;

/**
 * Changes properties of an element's design and leaves its others alone: one person may write the fields of an
 * aggregate while another writes its lifecycle. Does nothing when the element is gone.
 */
export function updateDesign<Kind extends DesignedKind>(
  editor: Editor,
  id: ElementId,
  patch: DesignPatch<Kind>,
): void {
  editor.doc.transact(() => {
    for (const [property, value] of Object.entries(patch)) {
      setDesignProperty(editor.doc, id, property, value);
    }
  }, editor.origin);
}
