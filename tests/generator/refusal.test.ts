import { expect, test } from 'vitest';
import { toDiskRefusal } from '#generator/refusal.ts';

function systemError(code: string, syscall = 'open'): Error {
  return Object.assign(new Error(`${code}: it says no`), { code, syscall });
}

test.each([
  ['EACCES', 'open', 'this user may not write there'],
  ['EROFS', 'mkdir', 'nothing can be changed on its disk'],
  ['ENOTDIR', 'mkdir', 'a file stands where a folder is needed'],
  ['EEXIST', 'mkdir', 'a file stands where a folder is needed'],
  ['ELOOP', 'scandir', 'its links lead round in a circle'],
  ['ENOENT', 'mkdir', 'no folder can be made there'],
  ['ENOENT', 'mkdtemp', 'no folder can be made there'],
])('%s from %s is no bug of ours', (code, syscall, reason) => {
  expect(toDiskRefusal(systemError(code, syscall), '/code')).toEqual({
    code: 'folder-not-writable',
    message: `/code cannot be written to: ${reason} (${code}). Choose another folder, or fix that. What was there is unchanged.`,
  });
});

test.each(['ENOSPC', 'EDQUOT'])('[GEN23] %s is a full disk', (code) => {
  expect(toDiskRefusal(systemError(code), '/code').code).toBe('disk-full');
});

test.each([
  ['a file of ours that is missing', systemError('ENOENT')],
  ['an unknown code', systemError('EWHATEVER')],
  ['the name of what every object has', systemError('toString')],
  ['no error of the system', new Error('Oops')],
])('%s is thrown on', (_what, error) => {
  expect(() => toDiskRefusal(error, '/code')).toThrow(error);
});
