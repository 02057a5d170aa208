/** What the process says to the shell when it ends. */
export const EXIT = {
  fine: 0,
  /** It ran, and found something: findings, conflicts. */
  findings: 1,
  /** It said no: bad input, not allowed, not possible here. Nothing was changed. */
  refused: 2,
  /** Our own mistake. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
