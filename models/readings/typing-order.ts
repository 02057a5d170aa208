import type { RecordType } from '../expression/types.ts';
import type { HeldRecord } from './record-cycles.ts';

/**
 * Makes records that hold each other be typed together and in one order, whichever is asked for first. `cycles` are the
 * circles of `recordCycles`; `recordOf` gives a record of one, which has gone through here.
 */
export function createTypingOrder(
  cycles: ReadonlyMap<string, readonly HeldRecord[]>,
  recordOf: (held: HeldRecord) => RecordType | undefined,
): (record: RecordType) => RecordType {
  const working = new Set<string>();
  const readFields = new Map<string, () => void>();
  return (record) => {
    const { key } = record;
    const read = () => {
      if (working.has(key)) return record.fields();
      working.add(key);
      try {
        return record.fields();
      } finally {
        working.delete(key);
      }
    };
    readFields.set(key, read);
    const fields = () => {
      const cycle = cycles.get(key) ?? [];
      if (!cycle.some((member) => working.has(member.key))) {
        for (const member of cycle) {
          recordOf(member);
          readFields.get(member.key)?.();
        }
      }
      return read();
    };
    return { ...record, fields };
  };
}
