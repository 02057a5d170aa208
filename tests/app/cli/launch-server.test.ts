import { expect, it } from 'vitest';
import { withWayOut } from '#app/cli/launch-server.ts';
import { refuse } from '#app/server/errors.ts';

const advice = (refusal: ReturnType<typeof refuse>, data = '/home/ada/boards') =>
  withWayOut(refusal, data).message.replace(refusal.message, '...');

it('names another data folder and a free port where the folder is in use', () => {
  const locked = refuse('data-folder-locked', '/home/ada/boards');
  expect(withWayOut(locked, '/home/ada/boards')).toEqual({
    code: 'data-folder-locked',
    message:
      'The data folder /home/ada/boards is in use by another Stormwright. Close that one, or start this one with ' +
      'another data folder. Nothing was written; your boards are unchanged. ' +
      'The same command goes on with: --data /home/ada/boards-2 --port 0',
  });
});

it('gives a folder with a space in it as one word of a shell', () => {
  const locked = refuse('data-folder-locked', '/home/ada/my boards');
  expect(advice(locked, '/home/ada/my boards')).toContain('--data "/home/ada/my boards-2" --port 0');
});

it('names the option for every refusal that another folder or port helps against', () => {
  const folder = '/home/ada/boards';
  expect(advice(refuse('data-folder-not-writable', folder, 'full'))).toMatch(
    /: --data \/home\/ada\/boards-2$/,
  );
  expect(advice(refuse('data-folder-damaged', folder, 'torn'))).toMatch(/: --data \/home\/ada\/boards-2$/);
  expect(advice(refuse('data-folder-too-new', folder, '9'))).toMatch(/: --data \/home\/ada\/boards-2$/);
  expect(advice(refuse('port-in-use', '127.0.0.1', 4747))).toMatch(/: --port 0$/);
});

it('leaves alone what no option of its own helps against', () => {
  const refusals = [refuse('port-not-allowed', '127.0.0.1', 80), refuse('address-not-available', '10.9.9.9')];
  expect(refusals.map((each) => withWayOut(each, '/home/ada/boards'))).toEqual(refusals);
});
