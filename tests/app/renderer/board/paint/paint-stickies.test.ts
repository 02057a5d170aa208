// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { paintStickies } from '#app/renderer/board/paint/paint-stickies.ts';
import type { WallColours } from '#app/renderer/board/paint/wall-colours.ts';
import type { Viewport } from '#app/renderer/board/scene/viewport.ts';
import { ELEMENT_KINDS, type ElementKind } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { openBoard, SCREEN, stickies } from '#tests/support/board-under-test.ts';
import { RecordedCanvas } from '#tests/support/recorded-canvas.ts';

/** Every colour is called after what it is for. */
const colours: WallColours = {
  groundDot: 'groundDot',
  ink: 'ink',
  inkQuiet: 'inkQuiet',
  panel: 'panel',
  line: 'line',
  relation: 'relation',
  accent: 'accent',
  danger: 'danger',
  tape: 'tape',
  stickyInk: 'stickyInk',
  sticky: Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, kind])) as Record<ElementKind, string>,
  frameTint: 0.1,
  frameLine: 0.5,
  variable: (name) => name,
};

interface Look {
  readonly viewport?: Viewport;
  readonly errors?: readonly string[];
  readonly selected?: readonly string[];
  readonly dragged?: Readonly<Record<string, readonly [number, number]>>;
}

function paint(elements: Readonly<Record<string, BoardElement>>, look: Look = {}) {
  const { board } = openBoard({ elements });
  const { viewport = { x: 0, y: 0, zoom: 0.3 }, errors = [], selected = [], dragged } = look;
  if (dragged) board.scene.setDrag('own', dragged);
  board.ui.setState({ selection: new Set(selected) });
  const context = new RecordedCanvas();
  paintStickies({
    context,
    size: SCREEN,
    viewport,
    scene: board.scene,
    ui: board.ui.getState(),
    contexts: {},
    legend: undefined,
    colours,
    errors: new Set(errors),
    pixelRatio: 2,
    personColour: 'own',
  });
  const sheets = context.strokes.filter(({ colour }) => ELEMENT_KINDS.some((kind) => kind === colour));
  const bars = context.strokes.filter(({ call, colour }) => call === 'fillRect' && colour === 'stickyInk');
  const texts = context.strokes.filter(({ call }) => call === 'fillText');
  return { context, sheets, bars, texts };
}

const far = { x: 0, y: 0, zoom: 0.1 };

describe('stickies seen from far', () => {
  it('are sheets in the colours of their kinds, from the back to the front', () => {
    const { context, sheets } = paint(
      stickies({
        place: ['command', 200, 0],
        placed: ['event', 0, 0],
        area: ['frame', 0, 0],
        note: ['text', 0, 400],
      }),
    );
    expect(sheets.map(({ colour, args }) => [colour, ...args])).toEqual([
      ['command', 200, 0, 160, 120],
      ['event', 0, 0, 160, 120],
    ]);
    expect(context.transform).toEqual([2, 0, 0, 2, 0, 0]);
  });

  it('are tilted when they are hotspots', () => {
    const { sheets } = paint(stickies({ ask: ['hotspot', 0, 0] }));
    expect(sheets).toMatchObject([{ call: 'fill', colour: 'hotspot' }]);
    const corners = sheets[0]?.path.map(([, x = 0, y = 0]) => [Math.round(x), Math.round(y)]);
    expect(corners).toEqual([
      [10, -9],
      [149, 10],
      [130, 149],
      [-9, 130],
    ]);
  });

  it('cost nothing out of sight', () => {
    const { context } = paint(stickies({ away: ['event', 90_000, 0] }), {
      errors: ['away'],
      selected: ['away'],
    });
    expect(context.strokes).toEqual([]);
  });

  it('stand where they are dragged', () => {
    const elements = stickies({ placed: ['event', 0, 0], away: ['event', 90_000, 0] });
    const { sheets } = paint(elements, { dragged: { placed: [500, 600], away: [700, 600] } });
    expect(sheets.map(({ args }) => args)).toEqual(
      expect.arrayContaining([
        [500, 600, 160, 120],
        [700, 600, 160, 120],
      ]),
    );
  });
});

describe('what is written on them', () => {
  it('is text, in the ink of its ground, while there are few', () => {
    const { texts, bars, context } = paint(
      stickies({
        placed: ['event', 0, 0, 'Paid'],
        note: ['text', 0, 400, 'Note'],
        blank: ['event', 0, 800, ''],
      }),
    );
    expect(texts.map(({ args: [text, x, y], colour }) => [text, x, y, colour])).toEqual([
      ['Note', 120, 440, 'ink'],
      ['Paid', 80, 60, 'stickyInk'],
    ]);
    expect(bars).toEqual([]);
    expect(context.textAlign).toBe('start');
  });

  it('is bars as long as the text from further away or among many, and none for no text', () => {
    const { texts, bars, context } = paint(
      stickies({
        short: ['event', 0, 0, 'Paid'],
        long: ['event', 0, 400, 'Order was placed by a customer'],
        blank: ['event', 0, 800, ''],
      }),
      { viewport: far },
    );
    expect(texts).toEqual([]);
    expect(bars.map(({ args }) => args.map(Number).map(Math.round))).toEqual([
      [18, 446, 125, 10],
      [38, 466, 83, 10],
      [58, 46, 45, 10],
    ]);
    expect(bars.every(({ alpha }) => alpha === 0.34)).toBe(true);
    expect(context.globalAlpha).toBe(1);
    const row = Array.from(
      { length: 321 },
      (_, index) => [`s${index}`, ['event', index, 0, 'Paid']] as const,
    );
    const many = stickies(Object.fromEntries(row));
    expect(paint(many).texts).toEqual([]);
    expect(paint(many).bars).toHaveLength(321);
  });

  it('is left out from very far', () => {
    const { texts, bars, sheets } = paint(stickies({ placed: ['event', 0, 0] }), {
      viewport: { ...far, zoom: 0.05 },
    });
    expect([texts, bars, sheets.length]).toEqual([[], [], 1]);
  });
});

describe('what stands out', () => {
  const elements = stickies({ placed: ['event', 0, 100], paid: ['event', 400, 100] });

  it('is the corner of a sticky with an error, as large on the screen as near by', () => {
    const marks = (zoom: number) =>
      paint(elements, { errors: ['paid'], viewport: { ...far, zoom } }).context.strokes.filter(
        ({ colour }) => colour === 'danger',
      );
    expect(marks(0.35).map(({ path }) => path)).toEqual([[['arc', 560, 100, 20, 0, 2 * Math.PI]]]);
    // No larger than a third of the sticky.
    expect(marks(0.05).map(({ path }) => path)).toEqual([[['arc', 560, 100, 40, 0, 2 * Math.PI]]]);
  });

  it('is what the person selected, in her colour', () => {
    const { context } = paint(elements, { selected: ['placed', 'paid'], viewport: { ...far, zoom: 0.5 } });
    expect(context.strokes.at(-1)).toMatchObject({
      call: 'stroke',
      colour: 'own',
      path: [
        ['rect', 396, 96, 168, 128],
        ['rect', -4, 96, 168, 128],
      ],
    });
  });
});
