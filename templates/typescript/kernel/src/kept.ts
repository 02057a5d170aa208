/** Something kept beside the aggregates: what a process remembers, or a row of a read model. `version` counts its writes, from 1. */
export interface KeptValue {
  readonly key: string;
  /** As JSON. */
  readonly value: unknown;
  readonly version: number;
}

/** Something that is kept as it is first written. */
export type KeptRow = Pick<KeptValue, 'key' | 'value'>;

/** A change of something that is kept. */
export interface KeptWrite {
  /** Lasting: "process/schedule-when-reserved", "read-model/order-status". */
  readonly name: string;
  readonly key: string;
  /** As JSON; undefined takes it away. */
  readonly value: unknown;
  /** The version that was read; 0 where there was none. */
  readonly expectedVersion: number;
}

/** Which rows to look at, in the order of their keys. */
export interface KeptQuery {
  /** Only those that hold at least this. */
  readonly holding?: object;
  /** Only those after this key. */
  readonly after?: string;
  readonly limit: number;
}

/** What processes remember and read models show. */
export interface Kept {
  /** False: somebody else wrote since `expectedVersion`, and nothing was written. */
  write(write: KeptWrite): Promise<boolean>;
  find(name: string, key: string): Promise<KeptValue | undefined>;
  list(name: string, query: KeptQuery): Promise<readonly KeptValue[]>;
  /** Takes away everything of a name and writes this in its place, at once. */
  replaceAll(name: string, values: readonly KeptRow[]): Promise<void>;
}
