import { CloseButton } from '@mantine/core';
import { KINDS } from '#models/metamodel/kinds.ts';
import { messages } from '../../messages/messages.ts';
import { useKindName } from '../../session/use-kind-name.ts';
import { MADE_KINDS } from '../commands/add-stickies.ts';
import { useBoard } from '../state/board.ts';
import { FloatingPanel } from './floating-panel.tsx';
import { Keys } from './keys.tsx';
import classes from './panels.module.css';

const words = messages.keys;

type Row = readonly [keys: string, label: string];

const addRows: readonly Row[] = [
  ['enter', words.next],
  ['tab', words.customary],
];

const otherGroups: readonly (readonly [title: string, rows: readonly Row[]])[] = [
  [
    words.groups.move,
    [
      ['arrows', words.moveBy],
      ['alt+arrows', words.walk],
      ['space', `${words.drag}: ${words.pan}`],
      ['1', words.fitAll],
      ['2', words.fitSelection],
      ['0', words.actualSize],
    ],
  ],
  [
    words.groups.edit,
    [
      ['f2', words.editText],
      ['mod+z', words.undo],
      ['mod+shift+z', words.redo],
      ['mod+c', words.copyPaste],
      ['mod+d', words.duplicate],
      ['shift+f', messages.commands.frameSelection],
      ['shift+p', messages.commands.pivotal],
      ['delete', words.remove],
      ['mod+a', words.selectAll],
    ],
  ],
  [
    words.groups.find,
    [
      ['i', messages.commands.details],
      ['k', messages.commands.code],
      ['/', words.search],
      ['mod+k', words.commands],
      ['?', words.sheet],
      ['escape', words.back],
    ],
  ],
];

/** All keys on one sheet. */
export function KeySheet() {
  const { ui } = useBoard();
  const nameOf = useKindName();
  const kinds = MADE_KINDS.map((kind): Row => [KINDS[kind].shortcut, nameOf(kind)]);
  const groups = [[words.groups.add, [...kinds, ...addRows]] as const, ...otherGroups];
  return (
    <FloatingPanel label={words.title}>
      <header className={classes.header}>
        <h2>{words.title}</h2>
        <CloseButton aria-label={messages.notice.close} onClick={() => ui.setState({ panel: undefined })} />
      </header>
      <div className={classes.sheet}>
        {groups.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, label]) => (
                <div key={keys}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </FloatingPanel>
  );
}
