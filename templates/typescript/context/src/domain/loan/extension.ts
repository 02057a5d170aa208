/** A few more days, granted once. */
export interface Extension {
  readonly days: number;
  readonly grantedAt: string;
}
