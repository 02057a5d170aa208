import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';

interface Recipe {
  readonly title: string;
  readonly example: string;
  readonly paths: readonly string[];
}

const sections = readFileSync('docs/contributing.md', 'utf8').split(/^## /m).slice(1);
const recipes: readonly Recipe[] = sections.map((section) => ({
  title: section.slice(0, section.indexOf('\n')),
  example: /^Example: `(.+)`$/m.exec(section)?.[1] ?? '',
  paths: pathsIn(section),
}));

/** What is written like a path from the root: it has a slash and no blank. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:app|bench|docs|generator|models|scripts|templates|tests)\/[^`\s]+)`/g)].map(
    ([, path = '']) => path,
  );
}

test.each(['docs/architecture.md', 'docs/contributing.md'])('every path in %s is there', (page) => {
  const paths = pathsIn(readFileSync(page, 'utf8'));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

it('has the recipes that were promised', () => {
  expect(recipes.map(({ title }) => title)).toEqual([
    'A kind of sticky',
    'A lint rule',
    'An emitter',
    'A sync message',
    'A message between the window and the desktop',
    'A text that people read',
    'A place',
  ]);
});

// Which files hold words is no matter of a recipe: boards, decisions, and the vocabulary of English.
const passedOver = /\.json$|^docs\/decisions\/|^models\/words\/|^docs\/contributing\.md$/;

test.each(recipes)('$title: the recipe names every source that knows its example', ({ example, paths }) => {
  expect(example).not.toBe('');
  const holders = execFileSync(
    'git',
    ['grep', '-l', '--untracked', '-F', '-w', '-e', example, '--', 'app', 'docs', 'generator', 'models'],
    {
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter((file) => file !== '' && !passedOver.test(file));
  expect(holders.length).toBeGreaterThan(0);
  expect(holders.filter((file) => !paths.includes(file))).toEqual([]);
});
