import { describe, expect, it } from 'vitest';
import { lintModel } from '#models/lint/lint.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import { boxOf, isInside, isOverlapping, overlaps } from './boxes.ts';
import { readShippedBoard, readShippedText, SHIPPED_BOARDS } from './read-sample.ts';

describe.each(SHIPPED_BOARDS)('%s', (board) => {
  const model = readShippedBoard(board);
  const elements = Object.entries(model.elements);
  const frames = elements.filter(([, { kind }]) => kind === 'frame');
  const others = elements.filter(([, { kind }]) => kind !== 'frame');

  it('is in canonical form', () => {
    expect(readShippedText(board)).toBe(printBoardFile(model));
  });

  it('gives the rules nothing to complain about', () => {
    const complaints = lintModel(model).filter(({ severity }) => severity !== 'info');
    expect(complaints).toEqual([]);
  });

  it('lets no two stickies overlap', () => {
    expect(overlaps(others.map(([id, element]) => [id, boxOf(element)]))).toEqual([]);
  });

  it('lets no two frames overlap, and no sticky stand on the border of one', () => {
    expect(overlaps(frames.map(([id, element]) => [id, boxOf(element)]))).toEqual([]);
    const onBorder = others.flatMap(([id, element]) =>
      frames
        .filter(([, frame]) => isOverlapping(boxOf(element), boxOf(frame)))
        .filter(([, frame]) => !isInside(boxOf(element), boxOf(frame)))
        .map(([frame]) => `${id} on ${frame}`),
    );
    expect(onBorder).toEqual([]);
  });

  it('reads from left to right: who, wish, rules, event', () => {
    const backwards = Object.entries(model.relations)
      .filter(([, { type }]) => type === 'issues' || type === 'handled-by' || type === 'emits')
      .filter(([, { from, to }]) => {
        const [source, target] = [model.elements[from], model.elements[to]];
        return source === undefined || target === undefined || boxOf(source).right > boxOf(target).left;
      })
      .map(([id]) => id);
    expect(backwards).toEqual([]);
  });

  it('names its relations after what they join', () => {
    const expected = Object.values(model.relations).map(({ from, type, to }) => `${from}.${type}.${to}`);
    expect(Object.keys(model.relations).toSorted()).toEqual(expected.toSorted());
  });
});

describe('the tiny board', () => {
  it('is one context with about a dozen stickies', () => {
    const model = readShippedBoard('models/samples/tiny.storm.json');
    expect(Object.values(model.contexts).map(({ name }) => name)).toEqual(['Lending']);
    expect(Object.values(model.elements).filter(({ kind }) => kind !== 'frame')).toHaveLength(12);
  });
});

describe('the templates', () => {
  it.each(
    SHIPPED_BOARDS.filter((board) => board.startsWith('templates/')),
  )('%s starts with a frame and a few examples', (board) => {
    const kinds = Object.values(readShippedBoard(board).elements).map(({ kind }) => kind);
    const examples = kinds.filter((kind) => kind !== 'frame' && kind !== 'text').length;
    expect(kinds).toContain('frame');
    expect(examples).toBeGreaterThanOrEqual(3);
    expect(examples).toBeLessThanOrEqual(8);
  });
});
