import { expect, test } from 'vitest';
import {
  toBoard,
  toScreen,
  viewportAround,
  viewportRevealing,
  visibleRect,
} from '#app/renderer/board/scene/viewport.ts';

const insets = { left: 100, top: 50, right: 100, bottom: 50 };
const size = { width: 1_000, height: 600 };

test('screen and board are each other turned round', () => {
  const viewport = { x: -120, y: 40, zoom: 0.5 };

  expect(toBoard(viewport, toScreen(viewport, { x: 30, y: -70 }))).toEqual({ x: 30, y: -70 });
});

test('a fitted rectangle lies in the middle of what the insets leave', () => {
  const viewport = viewportAround({ x: 0, y: 0, width: 1_600, height: 400 }, size, {
    insets,
    minZoom: 0.1,
    maxZoom: 1,
  });

  expect(viewport).toEqual({ x: 100, y: 200, zoom: 0.5 });
  expect(visibleRect(viewport, size)).toEqual({ x: -200, y: -400, width: 2_000, height: 1_200 });
});

test('something small is never blown up beyond the largest zoom', () => {
  const { zoom } = viewportAround({ x: 0, y: 0, width: 1, height: 1 }, size, {
    insets,
    minZoom: 0.1,
    maxZoom: 1,
  });

  expect(zoom).toBe(1);
});

test('what is on the screen needs no movement, what is beside it comes just inside', () => {
  const viewport = { x: 0, y: 0, zoom: 1 };

  expect(
    viewportRevealing({ x: 200, y: 200, width: 100, height: 100 }, viewport, size, insets),
  ).toBeUndefined();
  expect(viewportRevealing({ x: 850, y: 20, width: 100, height: 100 }, viewport, size, insets)).toEqual({
    x: -50,
    y: 30,
    zoom: 1,
  });
});
