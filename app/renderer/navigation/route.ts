import { useSyncExternalStore } from 'react';
import type { BoardId } from '#models/metamodel/ids.ts';
import { idSchema } from '#models/metamodel/ids.ts';

/** The places of one board, in the order of the top bar. */
export const PLACES = ['board', 'map', 'words', 'stories', 'code'] as const;
export type Place = (typeof PLACES)[number];

/**
 * Where the window is, as its address says. `select` names an element to jump to, `file` a file of the code; `get` has the
 * panel that gets the code open, `rules` the panel with the rules of the board.
 */
export type Route =
  | { readonly screen: 'start' }
  | {
      readonly screen: 'board';
      readonly boardId: BoardId;
      readonly place: Place;
      readonly select?: string;
      readonly file?: string;
      readonly get?: boolean;
      readonly rules?: boolean;
    };

const boardIdSchema = idSchema<'board'>();
const elementIdSchema = idSchema<'element'>();

/** Reads `#/board/<id>[/<place>][?select=<element>&file=<path>&get=1&rules=1]`. Whatever else an address says leads to the start screen. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, word, id, place = 'board', ...rest] = path.split('/');
  const boardId = boardIdSchema.safeParse(id);
  const known = PLACES.find((name) => name === place);
  if (word !== 'board' || !boardId.success || !known || rest.length > 0) return { screen: 'start' };
  const parameters = new URLSearchParams(query);
  const select = elementIdSchema.safeParse(parameters.get('select'));
  const file = parameters.get('file');
  return {
    screen: 'board',
    boardId: boardId.data,
    place: known,
    ...(select.success && { select: select.data }),
    ...(file && { file }),
    ...(parameters.get('get') === '1' && { get: true }),
    ...(parameters.get('rules') === '1' && { rules: true }),
  };
}

export function printRoute(route: Route): string {
  if (route.screen === 'start') return '#/';
  const place = route.place === 'board' ? '' : `/${route.place}`;
  const { select, file, get, rules } = route;
  const parameters = new URLSearchParams({
    ...(select && { select }),
    ...(file && { file }),
    ...(get && { get: '1' }),
    ...(rules && { rules: '1' }),
  }).toString();
  return `#/board/${route.boardId}${place}${parameters && `?${parameters}`}`;
}

export function goTo(route: Route): void {
  location.hash = printRoute(route);
}

/** Like `goTo`, but takes the place of the current entry of the history. For another state of the same page. */
export function changeRoute(route: Route): void {
  location.replace(printRoute(route));
}

/** Writes the route into the address without following it, so that people can come back to it or share it. */
export function noteRoute(route: Route): void {
  history.replaceState(null, '', printRoute(route));
}

/** The current route; follows the address bar and the back button. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
  return parseRoute(hash);
}
