/** What a `stormwright://` link asks for. */
export type DeepLink = { readonly kind: 'open-board'; readonly boardId: string };

const boardId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

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
  return boardId.test(id) ? { kind: 'open-board', boardId: id } : undefined;
}

/** The first link among a program's arguments, as the system hands it over. */
export function findDeepLink(argv: readonly string[]): DeepLink | undefined {
  return argv.map(parseDeepLink).find((link) => link !== undefined);
}
