import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import classes from './panels.module.css';

export interface Choice {
  readonly id: string;
  readonly text: string;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  readonly choose: () => void;
}

interface ChoiceListProps {
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly choices: readonly Choice[];
  readonly empty: string;
  /** Told of the choice under the arrow keys, for a look ahead. */
  readonly onActive?: (choice: Choice | undefined) => void;
}

/** A field with choices below it: arrow keys walk, Enter takes. */
export function ChoiceList({ placeholder, query, onQuery, choices, empty, onActive }: ChoiceListProps) {
  const listId = useId();
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, choices.length - 1));

  const walkTo = (position: number) => {
    const next = (position + choices.length) % Math.max(1, choices.length);
    setActive(next);
    onActive?.(choices[next]);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') walkTo(current + 1);
    else if (event.key === 'ArrowUp') walkTo(current - 1);
    else if (event.key === 'Enter') choices[current]?.choose();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={classes.query}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={choices.length > 0 ? `${listId}-${current}` : undefined}
        aria-label={placeholder}
        placeholder={placeholder}
        value={query}
        onChange={(event) => {
          setActive(0);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} className={classes.choices} role="listbox" aria-label={placeholder}>
        {choices.map((choice, position) => (
          <div
            key={choice.id}
            id={`${listId}-${position}`}
            className={classes.choice}
            role="option"
            tabIndex={-1}
            aria-selected={position === current}
            onClick={choice.choose}
            onKeyDown={onKeyDown}
          >
            {choice.start}
            <span className={classes.choiceText}>{choice.text}</span>
            {choice.end}
          </div>
        ))}
        {choices.length === 0 && query !== '' && <p className={classes.empty}>{empty}</p>}
      </div>
    </>
  );
}
