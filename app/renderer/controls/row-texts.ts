/** One column of a list of rows. */
export interface RowField<Row extends object> {
  readonly key: keyof Row & string;
  readonly label: string;
  /** Every row has the key, if only with an empty text. Default: an empty text takes the key out. */
  readonly required?: boolean;
}

type Fields<Row extends object> = readonly RowField<Row>[];

export function textOf<Row extends object>(row: Row, key: keyof Row): string {
  return String(row[key] ?? '');
}

/**
 * The rows with one text of one row changed. A row whose first column is emptied goes away; keys that no column shows
 * stay.
 */
export function changeRow<Row extends object>(
  rows: readonly Row[],
  fields: Fields<Row>,
  index: number,
  key: keyof Row & string,
  text: string,
): readonly Row[] {
  const row = rows[index];
  if (row === undefined) return rows;
  const changed = withText(row, fields, key, text.trim());
  const [first] = fields;
  const isKept = first === undefined || textOf(changed, first.key) !== '';
  return [...rows.slice(0, index), ...(isKept ? [changed] : []), ...rows.slice(index + 1)];
}

/** The rows with a new one at the end; the same rows where its text is empty. */
export function addRow<Row extends object>(
  rows: readonly Row[],
  fields: Fields<Row>,
  text: string,
): readonly Row[] {
  const [first] = fields;
  if (first === undefined || text.trim() === '') return rows;
  const blank = Object.fromEntries(
    fields.filter(({ required }) => required).map(({ key }) => [key, '']),
  ) as Row;
  return [...rows, withText(blank, fields, first.key, text.trim())];
}

function withText<Row extends object>(row: Row, fields: Fields<Row>, key: string, text: string): Row {
  const isRequired = fields.some((field) => field.key === key && field.required);
  if (text !== '' || isRequired) return { ...row, [key]: text };
  return Object.fromEntries(Object.entries(row).filter(([other]) => other !== key)) as Row;
}
