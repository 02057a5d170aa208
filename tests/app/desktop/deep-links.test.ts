import { describe, expect, it } from 'vitest';
import { findDeepLink, parseDeepLink } from '#app/desktop/deep-links.ts';

describe('a stormwright link', () => {
  it('names a board', () => {
    expect(parseDeepLink('stormwright://board/bookly')).toEqual({ kind: 'open-board', boardId: 'bookly' });
    expect(parseDeepLink('stormwright://board/bookly/')).toEqual({ kind: 'open-board', boardId: 'bookly' });
  });

  it.each([
    'stormwright://board/',
    'stormwright://board',
    'stormwright://board/../../etc/passwd',
    'stormwright://board/a%2Fb',
    'stormwright://board/a/b',
    'stormwright://user@board/bookly',
    'stormwright://board:8080/bookly',
    'stormwright://open/bookly',
    `stormwright://board/${'a'.repeat(101)}`,
    'https://board/bookly',
    'javascript:alert(1)',
    '',
  ])('that says anything else says nothing: %s', (text) => {
    expect(parseDeepLink(text)).toBeUndefined();
  });

  it('is found among the arguments of a program', () => {
    const argv = ['/opt/stormwright', '--flag', 'stormwright://board/bookly'];
    expect(findDeepLink(argv)).toEqual({ kind: 'open-board', boardId: 'bookly' });
    expect(findDeepLink(['/opt/stormwright', 'notes.txt'])).toBeUndefined();
    expect(findDeepLink([])).toBeUndefined();
  });
});
