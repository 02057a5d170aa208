import { expect, test } from 'vitest';
import { jsonLinesLog } from '#app/server/log.ts';

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
