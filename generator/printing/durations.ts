import { describeDuration, parseDuration } from '#models/expression/duration.ts';

/** A duration as people say it: "PT9000S" is "2 hours 30 minutes". A text that is no duration stays as it is. */
export function printDuration(text: string): string {
  const durationMs = parseDuration(text);
  return durationMs === undefined ? text : describeDuration(durationMs);
}
