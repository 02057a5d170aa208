import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from '#models/lint/catalogue.ts';

const ids = RULES.map(({ id }) => id);

function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

test('the catalogue is in the order of the ids, without doubles', () => {
  expect(ids).toEqual([...new Set(ids)].sort());
});

test.each([
  ['models/rules', '.ts'],
  ['docs/rules', '.md'],
  ['tests/models/rules', '.test.ts'],
])('every rule has its file in %s, and every file there its rule', (folder, ending) => {
  expect(namesIn(folder, ending)).toEqual(ids);
});

test.each(
  RULES.map((rule) => [rule.id, rule] as const),
)('the page of %s says what, why and what to do', (id, { severity }) => {
  const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
  expect(page.startsWith(`# ${id}\n\nSeverity: ${severity}\n`)).toBe(true);
  for (const part of [
    '**What.** ',
    '**Why.** ',
    '**What to do.** ',
    '**Not like this:** ',
    '**Like this:** ',
  ]) {
    expect(page).toContain(part);
  }
});
