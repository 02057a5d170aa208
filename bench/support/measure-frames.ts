import type { Page } from 'playwright-core';

const measuredFrames = 150;

/** For `addInitScript`: functions are handed to the page as tsx compiled them, with a helper that the page does not have. */
export const namedFunctions = 'globalThis.__name = (named) => named;';

/** How long each frame took, in milliseconds, while the wheel turns in every one of them. */
export function measureFrames(page: Page, how: 'pan' | 'zoom' | 'look'): Promise<number[]> {
  return page.evaluate(
    ({ gesture, frames }) => {
      const pane = document.querySelector('.react-flow__pane');
      const turn = (frame: number) => {
        if (gesture === 'look') return;
        const forth = Math.floor(frame / 30) % 2 === 0 ? 1 : -1;
        const options = { bubbles: true, cancelable: true, clientX: 700, clientY: 450 };
        const wheel =
          gesture === 'pan'
            ? { ...options, deltaX: 24 * forth, deltaY: 9 * forth }
            : { ...options, deltaY: -8 * forth, ctrlKey: true };
        pane?.dispatchEvent(new WheelEvent('wheel', wheel));
      };
      return new Promise<number[]>((resolve) => {
        const durations: number[] = [];
        let before = performance.now();
        const step = (now: number) => {
          durations.push(now - before);
          before = now;
          if (durations.length > frames) resolve(durations.slice(1));
          else {
            turn(durations.length);
            requestAnimationFrame(step);
          }
        };
        requestAnimationFrame(step);
      });
    },
    { gesture: how, frames: measuredFrames },
  );
}
