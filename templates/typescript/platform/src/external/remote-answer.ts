/** What an external system answers. */
export interface RemoteAnswer {
  /** An HTTP status. */
  readonly status: number;
  readonly body: unknown;
}
