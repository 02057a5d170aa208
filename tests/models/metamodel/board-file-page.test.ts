import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import { ELEMENT_KINDS } from '#models/metamodel/kinds.ts';
import { SECTION_NAMES } from '#models/metamodel/model.ts';
import { RELATION_TYPES } from '#models/metamodel/relations.ts';
import { lintModel } from '#models/rules/lint.ts';

const page = readFileSync('docs/board-file.md', 'utf8');
const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';

function readExample() {
  const result = readBoardFile(example);
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value;
}

describe('the page that teaches the board file', () => {
  it('shows a board that is read without a finding and survives being saved', () => {
    const { model, findings } = readExample();
    expect(findings).toEqual([]);
    expect(Object.keys(model.elements)).toHaveLength(6);
    const saved = printBoardFile(model);
    expect(readBoardFile(saved)).toEqual({ ok: true, value: { model, findings: [] } });
  });

  it('shows a board that lints without an error or a warning', () => {
    const grave = lintModel(readExample().model).filter(({ severity }) => severity !== 'info');
    expect(grave).toEqual([]);
  });

  it.each([...ELEMENT_KINDS, ...SECTION_NAMES, ...RELATION_TYPES])('names %s', (word) => {
    expect(page).toContain(`\`${word}\``);
  });

  it.each(['not-json', 'not-a-board', 'newer-format', 'damaged'])('explains the refusal %s', (code) => {
    expect(page).toContain(`\`${code}\``);
  });
});
