import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Editor, readModel, writeModel } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addContext } from '#models/edits/add-context.ts';
import { addRelationship } from '#models/edits/add-relationship.ts';
import { dropContexts } from '#models/edits/drop-contexts.ts';
import { swapDirection } from '#models/edits/swap-direction.ts';
import type { Point } from '#models/metamodel/geometry.ts';
import type { ContextId, RelationshipId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';

const shown = new Map<string, Point>([
  ['orders', [0, 0]],
  ['payments', [440, 0]],
]);

function open(model: Model) {
  const editor: Editor = { doc: new Y.Doc(), origin: {} };
  writeModel({ doc: editor.doc, origin: 'filling' }, model);
  return { editor, undo: createUndo(editor), read: () => readModel(editor.doc).model };
}

function placesOf(model: Model): unknown {
  return Object.fromEntries(Object.entries(model.contexts).map(([id, { at }]) => [id, at]));
}

describe('dropping a box', () => {
  test('pins the others where they are shown, and is one step', () => {
    const { editor, undo, read } = open(boardWithRelationship());
    dropContexts(editor, read().contexts, shown, new Map([['orders', [10.4, -20.6]]]));
    expect(placesOf(read())).toEqual({ orders: [10, -21], payments: [440, 0] });
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect(placesOf(read())).toEqual({ orders: undefined, payments: undefined });
  });

  test('leaves a place that people gave to another box alone', () => {
    const model = boardWithRelationship();
    const payments = { name: 'Payments', at: [7, 7] };
    const { editor, read } = open({
      ...model,
      contexts: { ...model.contexts, payments },
    } as unknown as Model);
    dropContexts(editor, read().contexts, shown, new Map([['orders', [1, 2]]]));
    expect(placesOf(read())).toEqual({ orders: [1, 2], payments: [7, 7] });
  });
});

test('a new context stands at its place and the others stay where they are shown', () => {
  const { editor, read } = open(boardWithRelationship());
  addContext(editor, read().contexts, shown, { id: 'new' as ContextId, name: 'New', at: [0, 300] });
  expect(read().contexts).toEqual({
    new: { name: 'New', at: [0, 300] },
    orders: { name: 'Orders', at: [0, 0] },
    payments: { name: 'Payments', at: [440, 0] },
  });
});

test('a new relationship begins as upstream / downstream', () => {
  const { editor, read } = open({ ...boardWithRelationship(), relationships: {} });
  const ends = { upstream: 'payments' as ContextId, downstream: 'orders' as ContextId };
  addRelationship(editor, 'new' as RelationshipId, ends);
  expect(read().relationships).toEqual({ new: { type: 'upstream-downstream', ...ends } });
});

test('turning a relationship round takes the patterns with their contexts, and back again', () => {
  const patterns = { upstreamPatterns: ['published-language'], description: 'Events' };
  const { editor, read } = open(boardWithRelationship(patterns));
  const before = read().relationships;
  const swap = () => {
    const { line } = read().relationships as Record<string, Model['relationships'][RelationshipId]>;
    if (line) swapDirection(editor, 'line', line);
  };
  swap();
  expect(read().relationships).toEqual({
    line: {
      type: 'upstream-downstream',
      upstream: 'payments',
      downstream: 'orders',
      downstreamPatterns: ['published-language'],
      description: 'Events',
    },
  });
  swap();
  expect(read().relationships).toEqual(before);
});
