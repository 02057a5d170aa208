// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type Camera, createCamera, MAX_ZOOM, MIN_ZOOM, middleOf } from '#app/renderer/board/scene/camera.ts';
import type { Viewport } from '#app/renderer/board/scene/viewport.ts';

const size = { width: 1_000, height: 800 };

/** A camera whose driver notes what it is asked for and obeys at once. */
function openCamera(screen = size) {
  const camera: Camera = createCamera();
  const asked: (readonly [Viewport, durationMs: number])[] = [];
  const detach = camera.attach({
    setViewport: (viewport, durationMs) => {
      asked.push([viewport, durationMs]);
      camera.moved(viewport, screen);
    },
  });
  camera.moved({ x: 0, y: 0, zoom: 1 }, screen);
  return { camera, asked, detach };
}

describe('a camera', () => {
  it('tells its listeners in the same moment, until they stop', () => {
    const { camera } = openCamera();
    const heard = vi.fn(() => camera.viewport().zoom);
    const stop = camera.subscribe(heard);
    camera.moved({ x: 5, y: 6, zoom: 2 }, size);
    stop();
    camera.moved({ x: 7, y: 8, zoom: 3 }, size);
    expect(heard.mock.results.map(({ value }) => value)).toEqual([2]);
  });

  it('glides, unless a duration is asked for', () => {
    const { camera, asked } = openCamera();
    camera.moveTo({ x: 1, y: 1, zoom: 1 });
    camera.moveTo({ x: 2, y: 2, zoom: 1 }, 0);
    expect(asked.map(([, durationMs]) => durationMs)).toEqual([160, 0]);
  });

  it('moves nothing while nobody drives it', () => {
    const { camera, asked, detach } = openCamera();
    detach();
    camera.moveTo({ x: 1, y: 1, zoom: 1 });
    expect([asked, camera.viewport()]).toEqual([[], { x: 0, y: 0, zoom: 1 }]);
  });

  it('zooms around the middle of the screen and within bounds', () => {
    const { camera } = openCamera();
    const middle = middleOf(camera);
    camera.zoomTo(2);
    expect(camera.viewport()).toEqual({ x: -500, y: -400, zoom: 2 });
    expect(middleOf(camera)).toEqual(middle);
    camera.zoomTo(99);
    expect(camera.viewport().zoom).toBe(MAX_ZOOM);
    camera.zoomTo(0);
    expect(camera.viewport().zoom).toBe(MIN_ZOOM);
  });

  it('shows a rectangle in the middle of what the palette leaves, at most at its own size', () => {
    const { camera } = openCamera();
    camera.show({ x: 0, y: 0, width: 100, height: 100 });
    expect(camera.viewport()).toEqual({ x: 488, y: 358, zoom: 1 });
    camera.show({ x: 0, y: 0, width: 100, height: 100 }, 1.5);
    expect(camera.viewport().zoom).toBe(1.5);
  });

  it('keeps clear of the open inspector', () => {
    const { camera } = openCamera();
    const rect = { x: 700, y: 100, width: 100, height: 100 };
    camera.reveal(rect);
    expect(camera.viewport().x).toBe(0);
    camera.makeRoom(true);
    camera.reveal(rect);
    expect(camera.viewport()).toEqual({ x: -124, y: 0, zoom: 1 });
    camera.makeRoom(false);
    camera.moveTo({ x: 0, y: 0, zoom: 1 });
    camera.reveal(rect);
    expect(camera.viewport().x).toBe(0);
  });

  it('keeps less free on a narrow screen', () => {
    const { camera } = openCamera({ width: 400, height: 800 });
    camera.reveal({ x: 20, y: 100, width: 100, height: 100 });
    expect(camera.viewport().x).toBe(0);
  });
});
