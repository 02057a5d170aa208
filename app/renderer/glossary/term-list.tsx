import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useState } from 'react';
import type { Term } from '#models/metamodel/glossary.ts';
import type { ContextId } from '#models/metamodel/ids.ts';
import { messages } from '../messages/messages.ts';
import { useSection } from '../session/session-context.ts';
import { contextTint } from '../theme/context-tint.ts';
import classes from './glossary.module.css';
import type { GlossaryGroup } from './glossary-groups.ts';
import { StatusMark } from './status-mark.tsx';

const words = messages.words;

interface TermListProps {
  readonly groups: readonly GlossaryGroup[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onAdd: (name: string, context: ContextId | undefined) => void;
}

/** All groups one below the other; the arrow keys walk from word to word across them. */
export function TermList({ groups, selected, onSelect, onAdd }: TermListProps) {
  const contexts = useSection('contexts');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside
    <div className={classes.groups} onKeyDown={walk}>
      {groups.map((group) => {
        const name = group.context === undefined ? words.everyone : group.name.trim() || words.nameless;
        const tint = group.context === undefined ? '--ink-faint' : contextTint(contexts, group.context);
        return (
          <section
            key={group.context ?? ''}
            className={classes.group}
            aria-label={name}
            style={{ '--tint': `var(${tint})` } as React.CSSProperties}
          >
            <h2 className={classes.groupName}>
              <span className={classes.chip}>{name}</span>
              <span className={classes.number}>{words.count(group.terms.length)}</span>
            </h2>
            {group.terms.length > 0 && (
              <ul className={classes.terms}>
                {group.terms.map(({ id, term }) => (
                  <li key={id}>
                    <TermRow id={id} term={term} isSelected={id === selected} onSelect={onSelect} />
                  </li>
                ))}
              </ul>
            )}
            <AddTerm group={name} onAdd={(word) => onAdd(word, group.context)} />
          </section>
        );
      })}
    </div>
  );
}

interface TermRowProps {
  readonly id: string;
  readonly term: Term;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}

const TermRow = memo(function TermRow({ id, term, isSelected, onSelect }: TermRowProps) {
  const avoided = (term.avoid ?? []).map(({ word }) => word.trim()).filter(Boolean);
  const definition = (term.definition ?? '').trim();
  return (
    <button
      type="button"
      className={classes.term}
      data-term-row={id}
      aria-current={isSelected}
      onClick={() => onSelect(id)}
    >
      <span className={classes.termName}>{term.name.trim() || words.nameless}</span>
      <span className={classes.definition} data-missing={definition === '' || undefined}>
        {definition || words.unexplained}
      </span>
      <span className={classes.avoided}>{avoided.length > 0 && words.instead(avoided.join(', '))}</span>
      <StatusMark status={term.status ?? 'proposed'} />
    </button>
  );
});

function AddTerm({ group, onAdd }: { readonly group: string; readonly onAdd: (word: string) => void }) {
  const [word, setWord] = useState('');
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (word.trim() === '') return;
        onAdd(word.trim());
        setWord('');
      }}
    >
      <TextInput
        variant="unstyled"
        leftSection={<IconPlus size={16} aria-hidden />}
        placeholder={words.add}
        aria-label={words.addTo(group)}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
    </form>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-term-row]')];
  const position = rows.findIndex((row) => row.contains(document.activeElement));
  if (step === 0 || position < 0) return;
  event.preventDefault();
  rows[position + step]?.focus();
}
