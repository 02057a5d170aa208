import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DraftInput } from './draft-input.tsx';
import classes from './rows.module.css';

interface RowsProps<Row extends object> {
  readonly label: string;
  readonly hint?: string;
  /** The columns; the first one names the row, and a row without it is not kept. */
  readonly fields: readonly { readonly key: keyof Row & string; readonly label: string }[];
  readonly rows: readonly Row[];
  readonly add: string;
  readonly remove: (name: string) => string;
  /** The rows after a change; undefined when none is left. Unknown keys of a row are kept. */
  readonly onChange: (rows: Row[] | undefined) => void;
}

/** A short list of texts in columns, each row edited in place; an empty row waits below for the next one. */
export function Rows<Row extends object>({
  label,
  hint,
  fields,
  rows,
  add,
  remove,
  onChange,
}: RowsProps<Row>) {
  const [isAdding, setAdding] = useState(false);
  const [first] = fields;
  const textOf = (row: Row, key: keyof Row) => String(row[key] ?? '');
  const commit = (next: Row[]) => onChange(next.length === 0 ? undefined : next);

  const changeRow = (index: number, key: keyof Row & string, text: string) => {
    const changed = withText(rows[index] ?? {}, key, text.trim()) as Row;
    const isKept = first !== undefined && textOf(changed, first.key) !== '';
    commit([...rows.slice(0, index), ...(isKept ? [changed] : []), ...rows.slice(index + 1)]);
  };
  const removeRow = (index: number) => commit(rows.filter((_, position) => position !== index));
  const addRow = (text: string) => {
    if (first !== undefined && text.trim() !== '')
      commit([...rows, withText({}, first.key, text.trim()) as Row]);
  };

  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>{label}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids, and their texts change while typing
        <div key={index} className={classes.row}>
          {fields.map(({ key, label: name }) => (
            <DraftInput
              key={key}
              size="sm"
              aria-label={name}
              placeholder={name}
              value={textOf(row, key)}
              onCommit={(text) => changeRow(index, key, text)}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={remove(first ? textOf(row, first.key) : '')}
            onClick={() => removeRow(index)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {isAdding && first ? (
        <DraftInput
          size="sm"
          autoFocus
          aria-label={first.label}
          placeholder={first.label}
          value=""
          onCommit={addRow}
          onBlur={() => setAdding(false)}
        />
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}

/** The row with one text set, or without the key where the text is empty. */
function withText(row: object, key: string, text: string): object {
  const others = Object.entries(row).filter(([other]) => other !== key);
  return Object.fromEntries(text === '' ? others : [...Object.entries(row), [key, text]]);
}
