// @vitest-environment happy-dom
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { attachGestures } from '#app/renderer/board/gestures/gestures.ts';
import { select } from '#app/renderer/board/state/board-ui.ts';
import { toId } from '#models/metamodel/ids.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

const elements = stickies({
  area: ['frame', 100, 400],
  clerk: ['actor', 200, 100],
  place: ['command', 400, 100],
  placed: ['event', 700, 100],
  ask: ['hotspot', 750, 250],
});
const relations = {
  drawn: { type: 'issues', from: toId<'element'>('clerk'), to: toId<'element'>('place') },
} as const;

afterEach(() => document.body.replaceChildren());

function openWall() {
  const opened = openBoard({ elements, relations });
  const surface = document.createElement('section');
  surface.tabIndex = 0;
  document.body.append(surface);
  const told: string[] = [];
  const detach = attachGestures(opened.board, surface, (message) => told.push(message));
  onTestFinished(detach);
  const send = (type: string, x: number, y: number, init: PointerEventInit = {}, target: Element = surface) =>
    target.dispatchEvent(
      new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, button: 0, bubbles: true, ...init }),
    );
  const handle = (name: 'connect' | 'resize', id: string) => {
    const element = document.createElement('span');
    element.dataset[name] = id;
    surface.append(element);
    return element;
  };
  return {
    ...opened,
    surface,
    told,
    detach,
    handle,
    send,
    selected: () => [...opened.board.ui.getState().selection].sort(),
    click: (x: number, y: number, init?: PointerEventInit) => {
      send('pointerdown', x, y, init);
      send('pointerup', x, y, init);
    },
    drag: (
      from: readonly [number, number],
      to: readonly [number, number],
      init?: PointerEventInit,
      target?: Element,
    ) => {
      send('pointerdown', ...from, init, target);
      send('pointermove', ...to, init);
      send('pointerup', ...to, init);
    },
  };
}

describe('a click', () => {
  it('selects what it hits, and nothing on the wall', () => {
    const { click, selected } = openWall();
    click(250, 130);
    expect(selected()).toEqual(['clerk']);
    click(450, 130);
    expect(selected()).toEqual(['place']);
    click(900, 300);
    expect(selected()).toEqual([]);
  });

  it('adds and takes away with shift', () => {
    const { click, selected } = openWall();
    click(250, 130);
    click(450, 130, { shiftKey: true });
    expect(selected()).toEqual(['clerk', 'place']);
    click(250, 130, { ctrlKey: true });
    expect(selected()).toEqual(['place']);
    click(900, 300, { shiftKey: true });
    expect(selected()).toEqual(['place']);
  });

  it('selects a relation by its line and a frame by its edge, not by its inside', () => {
    const { board, click, selected } = openWall();
    click(360, 148);
    expect([board.ui.getState().relation, selected()]).toEqual(['drawn', []]);
    click(100, 700);
    expect(selected()).toEqual(['area']);
    click(300, 700);
    expect(selected()).toEqual([]);
  });

  it('stays one as long as the pointer hardly moves', () => {
    const { drag, selected, at, steps } = openWall();
    drag([250, 130], [252, 132]);
    expect([selected(), at('clerk'), steps()]).toEqual([['clerk'], [200, 100], 0]);
  });

  it('of another button, in a panel or while the wall is panned is none', () => {
    const { click, surface, selected, send } = openWall();
    click(250, 130, { button: 2 });
    const panel = document.createElement('div');
    panel.dataset.panel = '';
    surface.append(panel);
    send('pointerdown', 250, 130, {}, panel);
    send('pointerup', 250, 130, {}, panel);
    surface.dataset.panning = '';
    click(250, 130);
    expect(selected()).toEqual([]);
  });
});

describe('a drag', () => {
  it('shows at once, is told to the others, and is written at the drop as one step', () => {
    const { board, send, at, steps, announced } = openWall();
    send('pointerdown', 250, 130);
    send('pointermove', 300, 150);
    send('pointermove', 350, 170);
    expect(board.scene.rectOf('clerk')).toMatchObject({ x: 300, y: 140 });
    expect([at('clerk'), steps()]).toEqual([[200, 100], 0]);
    expect(announced.at(-1)).toEqual({ drag: { clerk: [300, 140] } });
    send('pointerup', 350, 170);
    expect([at('clerk'), steps()]).toEqual([[300, 140], 1]);
    expect(announced.at(-1)).toEqual({ drag: undefined });
    expect(board.ui.getState().pointing).toBe(false);
  });

  it('moves the whole selection, and with a frame what stands in it', () => {
    const { board, drag, at } = openWall();
    select(board.ui, ['clerk', 'place']);
    drag([250, 130], [260, 170]);
    expect([at('clerk'), at('place'), at('placed')]).toEqual([
      [210, 140],
      [410, 140],
      [700, 100],
    ]);
  });

  it('counts in board units, however near the wall is', () => {
    const { board, drag, at } = openWall();
    board.camera.moveTo({ x: -100, y: 0, zoom: 2 });
    drag([400, 260], [420, 300]);
    expect(at('clerk')).toEqual([210, 120]);
  });

  it.each(['pointercancel', 'Escape'])('writes nothing when it ends with %s', (end) => {
    const { board, send, at, steps, selected } = openWall();
    send('pointerdown', 250, 130);
    send('pointermove', 350, 230);
    if (end === 'Escape') dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    else send('pointercancel', 350, 230);
    send('pointerup', 350, 230);
    expect([at('clerk'), steps(), selected()]).toEqual([[200, 100], 0, ['clerk']]);
    expect(board.scene.rectOf('clerk')).toMatchObject({ x: 200, y: 100 });
  });

  it('of a second finger is left alone', () => {
    const { send, at } = openWall();
    send('pointerdown', 250, 130);
    send('pointerdown', 450, 130, { pointerId: 2 });
    send('pointermove', 550, 330, { pointerId: 2 });
    send('pointerup', 550, 330, { pointerId: 2 });
    send('pointerup', 250, 130);
    expect(at('place')).toEqual([400, 100]);
  });

  it('on the wall selects what it touches, and a frame only when it encloses it', () => {
    const { board, drag, send, selected } = openWall();
    drag([150, 50], [450, 450]);
    expect(selected()).toEqual(['clerk', 'place']);
    drag([650, 50], [750, 300], { shiftKey: true });
    expect(selected()).toEqual(['clerk', 'place', 'placed']);
    send('pointerdown', 90, 390);
    send('pointermove', 1_070, 1_050);
    expect(board.ui.getState().box).toEqual({ x: 90, y: 390, width: 980, height: 660 });
    send('pointerup', 1_070, 1_050);
    expect([selected(), board.ui.getState().box]).toEqual([['area'], undefined]);
  });

  it('of a finger on the wall pans and never selects by a rectangle', () => {
    const { board, drag, selected } = openWall();
    select(board.ui, ['clerk']);
    drag([150, 50], [450, 300], { pointerType: 'touch' });
    expect(selected()).toEqual([]);
  });
});

describe('a handle', () => {
  it('draws a connection, previews it, and makes it at the drop', () => {
    const { board, send, handle, model, steps, told } = openWall();
    send('pointerdown', 480, 220, {}, handle('connect', 'place'));
    send('pointermove', 800, 300);
    const made = { type: 'annotates', from: 'ask', to: 'place' };
    expect(board.ui.getState().connecting).toEqual({
      from: 'place',
      at: { x: 800, y: 300 },
      over: { id: 'ask', verdict: { ok: true, value: made } },
    });
    send('pointerup', 800, 300);
    expect(Object.values(model().relations)).toContainEqual(made);
    expect([told, steps(), board.ui.getState().connecting]).toEqual([[], 1, undefined]);
  });

  it('says why two stickies are not connected', () => {
    const { drag, handle, model, steps, told } = openWall();
    drag([700, 160], [450, 130], {}, handle('connect', 'placed'));
    expect(told).toEqual([
      expect.stringMatching(/^"Domain event" and "Command" are never connected directly/),
    ]);
    expect([Object.keys(model().relations), steps()]).toEqual([['drawn'], 0]);
  });

  it('says of an existing connection that it is there, before and after the drop', () => {
    const { board, send, handle, told } = openWall();
    send('pointerdown', 320, 130, {}, handle('connect', 'clerk'));
    send('pointermove', 450, 130);
    expect(board.ui.getState().connecting?.over?.verdict).toEqual({
      ok: false,
      error: { code: 'already-joined' },
    });
    send('pointerup', 450, 130);
    expect(told).toEqual(['These two are connected already.']);
  });

  it('connects nothing where it is dropped on the wall or on its own sticky', () => {
    const { drag, handle, model, told } = openWall();
    drag([320, 130], [900, 350], {}, handle('connect', 'clerk'));
    drag([320, 130], [250, 130], {}, handle('connect', 'clerk'));
    expect([told, Object.keys(model().relations)]).toEqual([[], ['drawn']]);
  });

  it('resizes while it is dragged, never below a smallest size, and writes at the drop', () => {
    const { board, send, handle, at, steps } = openWall();
    send('pointerdown', 560, 220, {}, handle('resize', 'place'));
    send('pointermove', 600, 240);
    expect(board.scene.rectOf('place')).toEqual({ x: 400, y: 100, width: 200, height: 140 });
    expect(steps()).toBe(0);
    send('pointermove', 100, 100);
    send('pointerup', 100, 100);
    expect([at('place'), steps()]).toEqual([[400, 100, 40, 40], 1]);
  });
});

describe('a double click', () => {
  it('makes an event on the wall, and opens the text of what it hits', () => {
    const { board, surface, model } = openWall();
    const doubleClick = (x: number, y: number) =>
      surface.dispatchEvent(new MouseEvent('dblclick', { clientX: x, clientY: y, bubbles: true }));
    doubleClick(250, 130);
    expect(board.ui.getState().editing).toEqual({ id: 'clerk', fresh: false });
    doubleClick(900, 350);
    const made = Object.entries(model().elements).find(([id]) => !(id in elements));
    expect(made?.[1]).toEqual({ kind: 'event', text: '', at: [820, 290] });
    expect(board.ui.getState().editing).toEqual({ id: made?.[0], fresh: true });
  });
});

describe('the pointer', () => {
  it('is told to the others, until it leaves the wall', () => {
    const { send, announced } = openWall();
    send('pointermove', 12.4, 7.6);
    send('pointerleave', 0, 0);
    expect(announced).toEqual([{ cursor: [12, 8] }, { cursor: undefined }]);
  });

  it('highlights the relation under it', () => {
    const { board, send } = openWall();
    send('pointermove', 360, 148);
    expect(board.ui.getState().hoveredRelation).toBe('drawn');
    send('pointermove', 900, 350);
    expect(board.ui.getState().hoveredRelation).toBeUndefined();
  });

  it('means nothing once the wall is gone, not even in the middle of a drag', () => {
    const { click, send, detach, selected, announced } = openWall();
    send('pointerdown', 250, 130);
    send('pointermove', 350, 230);
    detach();
    const before = announced.length;
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    click(450, 130);
    expect([announced.length, selected()]).toEqual([before, ['clerk']]);
  });
});
