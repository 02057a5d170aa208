import { readdirSync, readFileSync } from 'node:fs';

/** In bytes: the peak of the largest process of a tree, and the peak of all of them together. */
export interface PeakMemory {
  readonly largest: number;
  readonly together: number;
}

const everyMs = 20;

/**
 * Watches a process and all that it starts until `stop` is called. What processes share counts for each of them. The
 * figures are 0 on anything but Linux.
 */
export function watchMemory(root: number): { readonly stop: () => PeakMemory } {
  let largest = 0;
  let together = 0;
  const look = () => {
    const sizes = [root, ...descendantsOf(root)].map(residentBytes);
    largest = Math.max(largest, ...sizes);
    together = Math.max(
      together,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return { largest, together };
    },
  };
}

function descendantsOf(pid: number): readonly number[] {
  const children = readOrNothing(() => readdirSync(`/proc/${pid}/task`), []).flatMap((thread) =>
    readOrNothing(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '')
      .split(' ')
      .filter((child) => child !== '')
      .map(Number),
  );
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function residentBytes(pid: number): number {
  const status = readOrNothing(() => readFileSync(`/proc/${pid}/status`, 'utf8'), '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024;
}

/** What is read, or `nothing` of a process that has ended meanwhile. */
function readOrNothing<Read>(read: () => Read, nothing: Read): Read {
  try {
    return read();
  } catch {
    return nothing;
  }
}
