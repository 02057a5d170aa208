import type { RunningContext } from '../context.js';
import { projectHistory } from './projection.js';

/**
 * Builds a read model again from everything that its context has received, and puts the new rows in the place of the old ones at
 * once. `name` is as in its projection, with or without "read-model/". Gives the number of rows; undefined when there is no
 * such read model. The context should not be handling messages meanwhile: what comes in between is not in the rows.
 */
export async function rebuildReadModel(
  { inbox, kept, projections }: Pick<RunningContext, 'inbox' | 'kept' | 'projections'>,
  name: string,
): Promise<number | undefined> {
  const projection = projections.find((each) => each.name === name || each.name === `read-model/${name}`);
  if (projection === undefined) return undefined;
  const rows = projectHistory(projection, await inbox.readHistory(Object.keys(projection.changes)));
  await kept.replaceAll(projection.name, rows);
  return rows.length;
}
