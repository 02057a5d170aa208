// @vitest-environment happy-dom
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { attachKeyboard } from '#app/renderer/board/gestures/keyboard.ts';
import { select } from '#app/renderer/board/state/board-ui.ts';
import { openBoard, stickies } from '#tests/support/board-under-test.ts';

const elements = stickies({ clerk: ['actor', 200, 200], place: ['command', 400, 200] });

afterEach(() => document.body.replaceChildren());

function openKeyboard() {
  const opened = openBoard({ elements });
  const surface = document.createElement('section');
  document.body.append(surface);
  const detach = attachKeyboard(opened.board, surface);
  onTestFinished(detach);
  return { ...opened, surface, detach };
}

/** Presses a key on an element and says whether the board took it. */
function press(key: string, target: Element = document.body, held: KeyboardEventInit = {}): boolean {
  return !target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
  );
}

function addElement(tag: string): HTMLElement {
  const element = document.createElement(tag);
  document.body.append(element);
  return element;
}

/** A clipboard event that carries text. */
function clipboardEvent(type: string, text = '') {
  const data = new DataTransfer();
  if (text !== '') data.setData('text/plain', text);
  return new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true });
}

describe('a key on the wall', () => {
  it('runs its command', () => {
    const { model } = openKeyboard();
    expect(press('e')).toBe(true);
    expect(Object.keys(model().elements)).toHaveLength(3);
  });

  it('is left alone when it has no command, or somebody else took it', () => {
    const { model } = openKeyboard();
    expect(press('q')).toBe(false);
    const taken = new KeyboardEvent('keydown', { key: 'e', cancelable: true });
    taken.preventDefault();
    dispatchEvent(taken);
    expect(press('e', document.body, { isComposing: true })).toBe(false);
    expect(Object.keys(model().elements)).toHaveLength(2);
  });

  it.each(['input', 'textarea', 'select'])('belongs to whoever types in a field: %s', (tag) => {
    const { model } = openKeyboard();
    expect(press('e', addElement(tag))).toBe(false);
    expect(Object.keys(model().elements)).toHaveLength(2);
  });

  it('belongs to a focused button when it is Enter, Tab or Space', () => {
    const { board, model } = openKeyboard();
    select(board.ui, ['clerk']);
    const button = addElement('button');
    expect(['Enter', 'Tab', ' '].map((key) => press(key, button))).toEqual([false, false, false]);
    expect(press('e', button)).toBe(true);
    expect(Object.keys(model().elements)).toHaveLength(3);
  });

  it('leaves the wall when it is Tab and nothing is selected', () => {
    const { board, model } = openKeyboard();
    expect(press('Tab')).toBe(false);
    select(board.ui, ['clerk']);
    expect(press('Tab')).toBe(true);
    expect(
      Object.values(model().elements)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['actor', 'command', 'command']);
  });

  it('lets the pointer pan while it is Space, until it is released or the window is left', () => {
    const { surface } = openKeyboard();
    press(' ');
    expect(surface.dataset.panning).toBe('');
    dispatchEvent(new KeyboardEvent('keyup', { key: ' ' }));
    expect(surface.dataset.panning).toBeUndefined();
    press(' ');
    dispatchEvent(new Event('blur'));
    expect(surface.dataset.panning).toBeUndefined();
  });

  it('means nothing once the wall is gone', () => {
    const { model, detach } = openKeyboard();
    detach();
    expect(press('e')).toBe(false);
    document.dispatchEvent(clipboardEvent('paste', 'Order Placed'));
    expect(Object.keys(model().elements)).toHaveLength(2);
  });
});

describe('the clipboard', () => {
  it('takes the selection and gives it back', () => {
    const { board, model } = openKeyboard();
    select(board.ui, ['clerk']);
    const copy = clipboardEvent('copy');
    document.dispatchEvent(copy);
    const text = copy.clipboardData?.getData('text/plain') ?? '';
    expect([copy.defaultPrevented, text.includes('stormwright-selection')]).toEqual([true, true]);
    document.dispatchEvent(clipboardEvent('paste', text));
    expect(
      Object.values(model().elements)
        .map((each) => each.text)
        .sort(),
    ).toEqual(['clerk', 'clerk', 'place']);
  });

  it('takes away what is cut', () => {
    const { board, model } = openKeyboard();
    select(board.ui, ['clerk']);
    document.dispatchEvent(clipboardEvent('cut'));
    expect(Object.keys(model().elements)).toEqual(['place']);
  });

  it('stays with whoever types in a field', () => {
    const { board, model } = openKeyboard();
    select(board.ui, ['clerk']);
    const field = addElement('input');
    for (const event of [
      clipboardEvent('copy'),
      clipboardEvent('cut'),
      clipboardEvent('paste', 'Order Placed'),
    ]) {
      field.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
    expect(Object.keys(model().elements)).toEqual(['clerk', 'place']);
  });

  it('keeps what it holds when nothing is selected', () => {
    openKeyboard();
    const copy = clipboardEvent('copy');
    document.dispatchEvent(copy);
    expect(copy.defaultPrevented).toBe(false);
  });
});
