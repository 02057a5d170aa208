import { parseDuration } from '#models/readings/example-values.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A duration as people say it: "PT9000S" is "2 hours 30 minutes". What is no duration stays as it is. */
export function printDuration(text: string): string {
  const durationMs = parseDuration(text);
  if (durationMs === undefined) return text;
  const parts: string[] = [];
  let leftMs = Math.abs(durationMs);
  for (const [unit, lengthMs] of units) {
    const count = Math.floor(leftMs / lengthMs);
    leftMs -= count * lengthMs;
    if (count > 0) parts.push(counted(count, unit));
  }
  if (leftMs > 0 || parts.length === 0) parts.push(counted(leftMs / 1_000, 'second'));
  return `${durationMs < 0 ? 'minus ' : ''}${parts.join(' ')}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
