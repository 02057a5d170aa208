/**
 * Why the server ended a connection. 4400 to 4499 are final: y-websocket clients stop trying and emit `closed`.
 * After the others they come back by themselves. Reasons stay below the 123 bytes that the wire allows.
 */
export const CLOSE = {
  malformed: {
    code: 4400,
    reason: 'A message could not be read. Update or reload the app; the board is unharmed.',
  },
  notABoard: { code: 4404, reason: 'This is not a board address: use /sync/<board id>.' },
  messageTooBig: {
    code: 4413,
    reason: 'A message was larger than this server accepts. It was not added to the board.',
  },
  boardFull: { code: 4414, reason: 'The board has reached its largest size. The last change was not added.' },
  tooFast: { code: 4429, reason: 'Too many messages in a short time. Reload to join again.' },
  restarting: { code: 1012, reason: 'The server is restarting; everything sent so far is kept.' },
  tryLater: { code: 1013, reason: 'The board cannot be opened at this moment; trying again helps.' },
  roomFull: { code: 1013, reason: 'The board has as many members as this server allows; try again later.' },
  tooSlow: { code: 1013, reason: 'The connection could not keep up; reconnecting catches up.' },
} as const satisfies Record<string, { readonly code: number; readonly reason: string }>;

export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE];
