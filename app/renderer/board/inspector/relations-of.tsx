import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { messages } from '../../messages/messages.ts';
import { useEdit } from '../../session/edit.ts';
import { useSection } from '../../session/session-context.ts';
import { jumpTo } from '../commands/board-commands.ts';
import { connect } from '../commands/change-elements.ts';
import { useBoard } from '../state/board.ts';
import { KindShape } from '../sticky/kind-shape.tsx';
import classes from './inspector.module.css';
import { suggestNeighbours } from './suggest-neighbours.ts';

const words = messages.inspector;

/** What a sticky is connected with, and with whom of its neighbours it could be at one click. */
export function RelationsOf({ id }: { readonly id: string }) {
  const board = useBoard();
  const edit = useEdit();
  const relations = useSection('relations');
  const elements = useSection('elements');
  const own = Object.entries(relations).filter(([, { from, to }]) => from === id || to === id);
  const suggestions = suggestNeighbours(board.scene, id);
  return (
    <section>
      <h3 className={classes.heading}>{words.relations}</h3>
      {own.length === 0 && suggestions.length === 0 && <p className={classes.quiet}>{words.noRelations}</p>}
      <ul className={classes.relations}>
        {own.map(([relationId, { type, from, to }]) => {
          const other = from === id ? to : from;
          const element = elements[other];
          const name = element?.text || words.empty;
          const relation = messages.relations[type];
          return (
            <li key={relationId}>
              <button type="button" className={classes.relation} onClick={() => jumpTo(board, other)}>
                {element && <KindShape kind={element.kind} />}
                <span>
                  {from === id ? `${relation} ` : ''}
                  <strong>{name}</strong>
                  {from === id ? '' : ` ${relation}`}
                </span>
              </button>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={words.disconnect}
                onClick={() => edit((editor) => removeEntry(editor, 'relations', relationId))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          );
        })}
        {suggestions.map(({ id: other, type, isFrom }) => (
          <li key={other}>
            <button type="button" className={classes.suggestion} onClick={() => connect(board, id, other)}>
              + {isFrom ? `${messages.relations[type]} ` : ''}
              <strong>{elements[other]?.text || words.empty}</strong>
              {isFrom ? '' : ` ${messages.relations[type]}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
