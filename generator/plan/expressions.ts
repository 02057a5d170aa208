import type { Place } from './names.ts';

/** A checked expression as TypeScript, and what the file that holds it must import. */
export interface Code {
  readonly code: string;
  readonly uses: readonly Place[];
  /** The local variables it reads: `data`, `now`, the aggregate's, a read's. */
  readonly variables: readonly string[];
}
