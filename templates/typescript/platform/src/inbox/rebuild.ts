import type { RunningContext } from '../context.js';
import { createRowsInMaking } from './projection.js';

const pageSize = 1_000;

export interface Rebuilt {
  readonly rows: number;
  /** Messages that could not be read; the log told of them when they came. */
  readonly leftOut: number;
}

/**
 * Builds a read model again from everything that its context has received, and puts the new rows in the place of the old ones at
 * once. `name` is as in its projection, with or without "read-model/". Undefined when there is no such read model. The context
 * should not be handling messages meanwhile: what comes in between is not in the rows.
 */
export async function rebuildReadModel(
  { inbox, kept, projections }: Pick<RunningContext, 'inbox' | 'kept' | 'projections'>,
  name: string,
): Promise<Rebuilt | undefined> {
  const projection = projections.find((each) => each.name === name || each.name === `read-model/${name}`);
  if (projection === undefined) return undefined;
  const making = createRowsInMaking(projection);
  const names = Object.keys(projection.changes);
  let after: string | undefined;
  do {
    const page = await inbox.readHistory(names, { after, limit: pageSize });
    for (const message of page.messages) making.add(message);
    after = page.next;
  } while (after !== undefined);
  const rows = making.rows();
  await kept.replaceAll(projection.name, rows);
  return { rows: rows.length, leftOut: making.leftOut() };
}
