import { SYNC_PATH } from '#app/shared/sync-protocol.ts';
import { type BoardId, isId } from '#models/metamodel/ids.ts';

/** The board named by the path of a request, `/sync/<board id>`; undefined when there is none or no valid one. */
export function boardOfRequest(url: string | undefined): BoardId | undefined {
  const [path = ''] = (url ?? '').split('?');
  if (!path.startsWith(`${SYNC_PATH}/`)) {
    return undefined;
  }
  const id = path.slice(SYNC_PATH.length + 1);
  return isId<'board'>(id) ? id : undefined;
}
