import { isId } from '#models/metamodel/ids.ts';

/** What a `stormwright://` link asks for. */
export type DeepLink = { readonly kind: 'open-board'; readonly boardId: string };

/**
 * Reads a link such as `stormwright://board/bookly`. Any page and any mail can make the system open one, so it can only
 * name a board; it never carries an address, a path or a command. Undefined for everything else.
 */
export function parseDeepLink(text: string): DeepLink | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'stormwright:' || url.hostname !== 'board' || url.username || url.port)
    return undefined;
  const id = url.pathname.replace(/^\//, '').replace(/\/$/, '');
  return isId(id) ? { kind: 'open-board', boardId: id } : undefined;
}

/** The first link among a program's arguments, as the system hands it over. */
export function findDeepLink(argv: readonly string[]): DeepLink | undefined {
  return argv.map(parseDeepLink).find((link) => link !== undefined);
}
