import { beforeEach, describe, expect, it } from 'vitest';
import { type Editor, readModel } from '#models/document/board-document.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { changeKind } from '#models/edits/change-kind.ts';
import { dropElements } from '#models/edits/drop-elements.ts';
import { frameElements } from '#models/edits/frame-elements.ts';
import { makeContextOfFrame } from '#models/edits/make-context-of-frame.ts';
import { resizeElement } from '#models/edits/resize-element.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { togglePivotal } from '#models/edits/toggle-pivotal.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { element, openShop, shop } from '#tests/support/edited-shop.ts';

let editor: Editor;
let transactions: unknown[];
const modelNow = (): Model => readModel(editor.doc).model;

beforeEach(() => {
  ({ editor, transactions } = openShop());
});

describe('the edits of the wall', () => {
  it('make a context of a frame that bears its name, and of nothing else', () => {
    setElementText(editor, element('frame'), 'Returns');
    transactions.length = 0;
    makeContextOfFrame(editor, element('frame'), toId<'context'>('returns'));
    makeContextOfFrame(editor, element('place'), toId<'context'>('other'));
    expect(transactions).toEqual([editor.origin]);
    expect(modelNow().contexts).toEqual({ ...shop.contexts, returns: { name: 'Returns' } });
    expect(modelNow().elements[element('frame')]).toMatchObject({ context: 'returns' });
  });

  it('put a frame around elements, and none around nothing', () => {
    const { place, placed } = shop.elements as Record<string, BoardElement>;
    frameElements(
      editor,
      element('around'),
      [place, placed].filter((each) => each !== undefined),
    );
    frameElements(editor, element('empty'), []);
    expect(modelNow().elements[element('around')]).toEqual({
      kind: 'frame',
      text: '',
      at: [-48, -48, 656, 216],
    });
    expect(modelNow().elements).not.toHaveProperty('empty');
  });

  it('make events pivotal together, and plain again when all are', () => {
    addElements(editor, { [element('paid')]: { kind: 'event', text: 'Paid', at: [0, 0], pivotal: true } });
    const pivotal = () =>
      ['placed', 'paid', 'place'].map((id) => Reflect.get(modelNow().elements[element(id)] ?? {}, 'pivotal'));
    const ids = ['placed', 'paid', 'place'].map(element);
    togglePivotal(editor, ids);
    expect(pivotal()).toEqual([true, true, undefined]);
    togglePivotal(editor, ids);
    expect(pivotal()).toEqual([undefined, undefined, undefined]);
  });

  it('round a new size, and leave out the one that the kind has anyway', () => {
    resizeElement(editor, element('order'), { x: 0.4, y: 0.6, width: 300.2, height: 199.8 });
    expect(modelNow().elements[element('order')]?.at).toEqual([0, 1, 300, 200]);
    resizeElement(editor, element('order'), { x: 0, y: 0, width: 240, height: 160 });
    expect(modelNow().elements[element('order')]?.at).toEqual([0, 0]);
    transactions.length = 0;
    resizeElement(editor, element('gone'), { x: 0, y: 0, width: 1, height: 1 });
    expect(transactions).toEqual([]);
  });

  it('drop elements with the sizes they have', () => {
    const corners = new Map([
      ['order', [10.4, 20.6]],
      ['placed', [1, 2]],
      ['gone', [3, 4]],
    ] as const);
    dropElements(editor, shop.elements, corners);
    const { order, placed } = modelNow().elements as Record<string, BoardElement>;
    expect([order?.at, placed?.at]).toEqual([
      [10, 21, 300, 200],
      [1, 2],
    ]);
    expect(transactions).toEqual([editor.origin]);
  });

  it('make a sticky another kind around the same middle, in the size of the new kind', () => {
    const order = shop.elements[element('order')] as BoardElement;
    changeKind(editor, 'order', order, 'event');
    expect(modelNow().elements[element('order')]).toMatchObject({
      kind: 'event',
      text: 'Order',
      at: [270, 40],
    });
    expect(transactions).toEqual([editor.origin]);
  });
});
