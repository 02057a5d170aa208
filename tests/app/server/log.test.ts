import { expect, test } from 'vitest';
import { describeError, jsonLinesLog } from '#app/server/log.ts';

test('an entry is one line of JSON with its time, whatever stands in it', () => {
  const lines: string[] = [];
  const log = jsonLinesLog(
    (line) => lines.push(line),
    () => new Date('2026-01-02T03:04:05.678Z'),
  );

  log({ level: 'info', area: 'server:room', event: 'board-opened', board: 'a\nb', bytes: 3 });

  expect(lines).toEqual([
    '{"time":"2026-01-02T03:04:05.678Z","level":"info","area":"server:room","event":"board-opened","board":"a\\nb","bytes":3}\n',
  ]);
});

test('an error is told with its causes', () => {
  const error = new Error('Database failed to open', { cause: new Error('No space left on device') });

  expect([describeError(error), describeError('text')]).toEqual([
    'Database failed to open (No space left on device)',
    'text',
  ]);
});
