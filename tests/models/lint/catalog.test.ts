import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE_GUARDS } from '#models/findings/guards-code.ts';
import { RULES } from '#models/lint/catalog.ts';
import { SETTING_FINDINGS } from '#models/lint/judge-findings.ts';

const ids = RULES.map(({ id }) => id);

function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => name !== 'README')
    .sort();
}

test('the catalog is in the order of the ids, without doubles', () => {
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

const locked =
  'Locked: its errors would make generated code wrong, so it can be neither lowered, nor turned off, nor dismissed.';

test.each(RULES.map(({ id }) => id))('the page of %s says whether the rule is locked', (id) => {
  const [, , , , fifth] = readFileSync(`docs/rules/${id}.md`, 'utf8').split('\n');
  expect(fifth === locked).toBe(CODE_GUARDS.has(id));
});

test('the list of rules names every rule with its severity, and says which are locked', () => {
  const list = readFileSync('docs/rules/README.md', 'utf8');
  const rows = [...list.matchAll(/^\| \[(\S+)\]\(\1\.md\) \| (\w+) \| (\w*) *\|$/gm)];
  expect(rows.map(([, id, severity, mark]) => [id, severity, mark])).toEqual(
    RULES.map(({ id, severity }) => [id, severity, CODE_GUARDS.has(id) ? 'locked' : '']),
  );
  for (const { id } of Object.values(SETTING_FINDINGS)) expect(list).toContain(`\`${id}\``);
});
