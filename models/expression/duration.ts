/**
 * An ISO 8601 duration of a fixed length: weeks, days, hours, minutes and seconds with at most three decimals, and a minus
 * sign in front of one that goes back in time ("-P1D"). Years and months have no fixed length and do not match.
 */
export const DURATION_PATTERN =
  /^(-)?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** The whole milliseconds of a duration; undefined where the text is none, or is longer than a safe integer can say. */
export function parseDuration(text: string): number | undefined {
  const parts = DURATION_PATTERN.exec(text);
  if (parts === null) return undefined;
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const wholeHours = (Number(weeks) * 7 + Number(days)) * 24 + Number(hours);
  const durationMs = (wholeHours * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1_000);
  if (!Number.isSafeInteger(durationMs)) return undefined;
  // Not `-durationMs`: there is no negative zero.
  return sign === undefined ? durationMs : 0 - durationMs;
}

/** A duration in the units that people count in. All counts are zero or positive. */
export interface DurationParts {
  readonly isNegative: boolean;
  readonly days: number;
  /** Less than 24. */
  readonly hours: number;
  /** Less than 60. */
  readonly minutes: number;
  /** Less than 60, with at most three decimals. */
  readonly seconds: number;
}

/** Whole milliseconds as days, hours, minutes and seconds. */
export function splitDuration(durationMs: number): DurationParts {
  const length = Math.abs(durationMs);
  return {
    isNegative: durationMs < 0,
    days: Math.floor(length / 86_400_000),
    hours: Math.floor(length / 3_600_000) % 24,
    minutes: Math.floor(length / 60_000) % 60,
    seconds: (length % 60_000) / 1_000,
  };
}

/** Whole milliseconds in English words: "2 hours 30 minutes", "minus 1 day". */
export function describeDuration(durationMs: number): string {
  const { isNegative, days, hours, minutes, seconds } = splitDuration(durationMs);
  const parts = [
    ...counted(days, 'day'),
    ...counted(hours, 'hour'),
    ...counted(minutes, 'minute'),
    ...counted(seconds, 'second'),
  ];
  return `${isNegative ? 'minus ' : ''}${parts.join(' ') || '0 seconds'}`;
}

function counted(count: number, unit: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
}
