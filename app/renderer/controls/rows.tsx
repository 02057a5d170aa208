import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DraftInput } from './draft-input.tsx';
import { addRow, changeRow, type RowField, textOf } from './row-texts.ts';
import classes from './rows.module.css';

interface RowsProps<Row extends object> {
  readonly label: string;
  readonly hint?: string;
  /** The columns; the first one names the row, and a row without it is not kept. */
  readonly fields: readonly RowField<Row>[];
  readonly rows: readonly Row[];
  readonly add: string;
  readonly remove: (name: string) => string;
  /** The rows after a change; undefined when none is left. */
  readonly onChange: (rows: Row[] | undefined) => void;
}

/** A short list of texts in columns, each edited in place; new ones are begun by a button below. */
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
  const commit = (next: readonly Row[]) => {
    if (next !== rows) onChange(next.length === 0 ? undefined : [...next]);
  };
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>{label}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids, and their texts change while typing
        <div key={index} className={classes.row} data-tall={fields.length > 2 || undefined}>
          <div className={classes.fields}>
            {fields.map(({ key, label: name }) => (
              <DraftInput
                key={key}
                size="sm"
                aria-label={name}
                placeholder={name}
                value={textOf(row, key)}
                onCommit={(text) => commit(changeRow(rows, fields, index, key, text))}
              />
            ))}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={remove(first ? textOf(row, first.key) : '')}
            onClick={() => commit(rows.filter((_, position) => position !== index))}
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
          onCommit={(text) => commit(addRow(rows, fields, text))}
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
