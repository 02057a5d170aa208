import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endProcess } from '../src/end-process.js';

const told: string[] = [];
const codes: number[] = [];
const ending = {
  exit: (code: number) => void codes.push(code),
  tell: (line: string) => void told.push(line),
};

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  codes.length = 0;
});

afterEach(() => void vi.useRealTimers());

it('ends when the server has stopped', async () => {
  await endProcess(async () => undefined, ending);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([codes, told]).toEqual([[0], []]);
});

it('ends without a server that does not stop, and says so', async () => {
  void endProcess(() => new Promise(() => undefined), ending);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(codes).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect([codes, told]).toEqual([
    [1],
    [expect.stringMatching(/^The server has not stopped within 15 seconds/)],
  ]);
});

it('says why a server could not stop', async () => {
  await endProcess(() => Promise.reject(new Error('no')), ending);
  expect([codes, told]).toEqual([[1], [expect.stringContaining('no')]]);
});
