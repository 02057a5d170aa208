import { findCommand } from '../commands/board-commands.ts';
import { copySelection, cutSelection, pasteText } from '../commands/clipboard.ts';
import type { Board } from '../state/board.ts';

/** Keys and clipboard of the board, as long as nobody types in a field. Space held down lets the pointer pan. */
export function attachKeyboard(board: Board, surface: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.isComposing || event.defaultPrevented) return;
    if (event.key === ' ') {
      if (isControl(event.target)) return;
      surface.dataset.panning = '';
      event.preventDefault();
      return;
    }
    // A focused button keeps Enter and Tab for itself; Tab leaves the wall while nothing is selected.
    const isOwn = event.key === 'Enter' || event.key === 'Tab';
    if (isOwn && (isControl(event.target) || board.ui.getState().selection.size === 0)) {
      if (event.key === 'Tab' || isControl(event.target)) return;
    }
    const command = findCommand(event);
    if (!command) return;
    event.preventDefault();
    command.run(board);
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') delete surface.dataset.panning;
  };
  const onBlur = () => {
    delete surface.dataset.panning;
  };
  const onCopy = (event: ClipboardEvent) => take(event, copySelection(board));
  const onCut = (event: ClipboardEvent) => {
    if (!isTyping(event.target)) take(event, cutSelection(board));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event.target)) return;
    const text = event.clipboardData?.getData('text/plain');
    if (!text) return;
    event.preventDefault();
    pasteText(board, text);
  };
  addEventListener('keydown', onKeyDown);
  addEventListener('keyup', onKeyUp);
  addEventListener('blur', onBlur);
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCut);
  document.addEventListener('paste', onPaste);
  return () => {
    removeEventListener('keydown', onKeyDown);
    removeEventListener('keyup', onKeyUp);
    removeEventListener('blur', onBlur);
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCut);
    document.removeEventListener('paste', onPaste);
  };
}

function take(event: ClipboardEvent, text: string | undefined): void {
  const isTextSelected = (getSelection()?.toString() ?? '') !== '';
  if (isTyping(event.target) || isTextSelected || text === undefined) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a, [role="option"], [role="menuitem"]') !== null
  );
}
