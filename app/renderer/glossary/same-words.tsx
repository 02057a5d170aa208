import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { updateEntry } from '#models/edits/update-entry.ts';
import type { SameWord } from '#models/views/same-word-table.ts';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { useSection } from '../session/session-context.ts';
import { contextTint } from '../theme/context-tint.ts';
import classes from './same-words.module.css';
import { StatusMark } from './status-mark.tsx';

const words = messages.words;

interface SameWordsProps {
  readonly rows: readonly SameWord[];
  readonly onOpen: (id: string) => void;
}

/** Each word of several contexts with its meanings side by side, to be confirmed as meant. */
export function SameWords({ rows, onOpen }: SameWordsProps) {
  return (
    <div className={classes.rows}>
      <p className={classes.hint}>{words.same.hint}</p>
      {rows.map((row) => (
        <section key={row.meanings[0]?.id} className={classes.row} aria-label={row.word}>
          <Question row={row} />
          <div className={classes.meanings}>
            {row.meanings.map((meaning) => (
              <Meaning key={meaning.id} meaning={meaning} onOpen={onOpen} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The word with the question whether its meanings are meant, or the answer. */
function Question({ row }: { readonly row: SameWord }) {
  const edit = useEdit();
  const answer = (intended: true | undefined) =>
    edit((editor) => {
      // One transaction, so that undo takes the answer back as a whole.
      editor.doc.transact(() => {
        for (const { id } of row.meanings) {
          updateEntry(editor, 'terms', id, { sameWordIntended: intended });
        }
      }, editor.origin);
    });
  return (
    <header className={classes.head}>
      <h2>{row.word}</h2>
      {row.confirmed ? (
        <>
          <span className={classes.confirmed}>
            <IconCheck size={16} aria-hidden /> {words.same.confirmed}
          </span>
          <Button size="compact-sm" variant="subtle" onClick={() => answer(undefined)}>
            {words.same.reopen}
          </Button>
        </>
      ) : (
        <>
          <span className={classes.open}>{words.same.open}</span>
          <Button size="compact-sm" variant="light" onClick={() => answer(true)}>
            {words.same.confirm}
          </Button>
        </>
      )}
    </header>
  );
}

interface MeaningProps {
  readonly meaning: SameWord['meanings'][number];
  readonly onOpen: (id: string) => void;
}

/** What one context means by the word; opens its details. */
function Meaning({ meaning: { id, term }, onOpen }: MeaningProps) {
  const contexts = useSection('contexts');
  const group = (term.context && contexts[term.context]?.name.trim()) || words.everyone;
  const examples = term.examples ?? [];
  return (
    <button
      type="button"
      className={classes.meaning}
      aria-label={words.same.edit(term.name, group)}
      style={{ '--tint': `var(${contextTint(contexts, term.context ?? '')})` } as React.CSSProperties}
      onClick={() => onOpen(id)}
    >
      <span className={classes.group}>{group}</span>
      <span className={classes.definition}>{term.definition?.trim() || words.unexplained}</span>
      {examples.length > 0 && <span className={classes.examples}>{examples.join(' · ')}</span>}
      <StatusMark status={term.status ?? 'proposed'} />
    </button>
  );
}
