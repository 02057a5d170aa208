import type { RunningContext } from '../context.js';
import { createRowsInMaking } from './projection.js';

export interface RebuildOptions {
  /** Replaces the rows although messages cannot be read. Default: false. */
  readonly force?: boolean;
}

export interface Rebuilt {
  readonly rows: number;
  /** Messages that cannot be read, or calculated with. They are not in the rows; those that wait or are parked stay so. */
  readonly leftOut: number;
  /** False: messages were left out, and the rows are as they were. */
  readonly isReplaced: boolean;
}

/**
 * Builds a read model again from everything that its context has received, and puts the new rows in the place of the old ones at
 * once. `name` is as in its projection, with or without "read-model/". Undefined when there is no such read model. Servers may be
 * running meanwhile: their messages wait until it is done, and each is in the rows once. A server with another version of the
 * read model must not, for it would go on writing rows of its own.
 */
export async function rebuildReadModel(
  { inbox, projections }: Pick<RunningContext, 'inbox' | 'projections'>,
  name: string,
  { force = false }: RebuildOptions = {},
): Promise<Rebuilt | undefined> {
  const projection = projections.find((each) => each.name === name || each.name === `read-model/${name}`);
  if (projection === undefined) return undefined;
  const making = createRowsInMaking(projection);
  let leftOut = 0;
  const isReplaced = () => force || leftOut === 0;
  await inbox.retell({
    name: projection.name,
    hears: Object.keys(projection.changes),
    hear(message) {
      const isHeard = making.add(message);
      if (!isHeard) leftOut += 1;
      return isHeard;
    },
    rows: () => (isReplaced() ? making.rows() : undefined),
  });
  return { rows: making.rows().length, leftOut, isReplaced: isReplaced() };
}
