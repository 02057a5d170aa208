import type { CloseReason } from '#app/shared/close-codes.ts';

/** A room's side of one connection. */
export interface Member {
  send(frame: Uint8Array): void;
  /** Like `send`, but skipped when the connection lags behind: for what the next frame makes obsolete. */
  sendLossy(frame: Uint8Array): void;
  /** Ends the connection. The room hears of it through `leave`. */
  close(reason: CloseReason): void;
  /** Ends the connection soon unless the other side shows that it is still there. */
  probe(): void;
}
