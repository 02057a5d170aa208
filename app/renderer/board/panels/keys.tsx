import { messages } from '../../messages/messages.ts';
import classes from './panels.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  tab: '⇥',
  escape: 'Esc',
  delete: 'Del',
  space: messages.keys.space,
  arrows: '← ↑ ↓ →',
};

/** Keys as they stand on the keyboard, from text such as `mod+shift+z`. */
export function Keys({ keys }: { readonly keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return (
    <span className={classes.keys}>
      {parts.map((part) => (
        <kbd key={part}>{names[part] ?? part.toUpperCase()}</kbd>
      ))}
    </span>
  );
}
