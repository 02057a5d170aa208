/** What one server takes from one connection and for one board. */
export interface Limits {
  /** The largest message. A larger one closes its connection. Default: 8 MiB. */
  readonly maxFrameBytes: number;
  /**
   * Messages that a connection may send for ever. Default: 1,000 a second; a stock client echoes the awareness of
   * everyone else, so this grows with the people in the room, not with what one person does.
   */
  readonly framesPerSecond: number;
  /** Messages that a connection may send at once after a pause. Default: 4,000. */
  readonly frameBurst: number;
  /** People on one board at a time. Default: 300. */
  readonly maxMembers: number;
  /** Size of one board's document; further changes are refused. Default: 64 MiB. */
  readonly maxBoardBytes: number;
  /** What a connection may send while its board is being loaded. Default: 8 MiB. */
  readonly maxWaitingBytes: number;
  /** What may lie unsent for a slow connection before it is dropped to catch up afresh. Default: 64 MiB. */
  readonly maxUnsentBytes: number;
  /** One person's awareness state as JSON; larger ones are dropped. Default: 8 KiB. */
  readonly maxAwarenessBytes: number;
  /** One presence message; larger ones are dropped. Default: 4 KiB. */
  readonly maxPresenceBytes: number;
}

const mebibyte = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  maxFrameBytes: 8 * mebibyte,
  framesPerSecond: 1_000,
  frameBurst: 4_000,
  maxMembers: 300,
  maxBoardBytes: 64 * mebibyte,
  maxWaitingBytes: 8 * mebibyte,
  maxUnsentBytes: 64 * mebibyte,
  maxAwarenessBytes: 8 * 1024,
  maxPresenceBytes: 4 * 1024,
};
