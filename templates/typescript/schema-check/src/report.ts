import type { CheckedSchema } from './check-schemas.js';

/** What a check found, for people: every break with its place and what to do about it. */
export function printReport(checked: readonly CheckedSchema[]): string {
  const broken = checked.filter(({ state }) => state === 'broken');
  if (broken.length > 0) {
    const lines = broken.flatMap(({ path, breaks }) => [
      path,
      ...breaks.map(({ place, problem }) => `  ${place === '' ? 'The message' : place} ${problem}`),
    ]);
    return [
      'Published schemas break what was released:',
      '',
      ...lines,
      '',
      'Others read these messages, and messages from before the change are still to be read: from a broker, late, or kept.',
      'Undo the change, or publish it as the next version: on the board, describe this one as an earlier version, with',
      'an upcast that says what its messages mean in the next. A new field may join this version when it is optional.',
    ].join('\n');
  }
  const waiting = checked.filter(({ state }) => state === 'not-released' || state === 'grown');
  const kept = `Every published schema keeps what was released (${checked.length} checked).`;
  if (waiting.length === 0) return kept;
  return [
    kept,
    'New since the last release; `npm run release:schemas` makes it a promise:',
    ...waiting.map(({ path }) => `  ${path}`),
  ].join('\n');
}
