import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import { policyDesignSchema, publishedSchema, readModelDesignSchema } from '#models/metamodel/design.ts';
import { journeyStepSchema } from '#models/metamodel/journey.ts';
import { isPlainObject } from '#models/metamodel/json.ts';
import { ELEMENT_KINDS } from '#models/metamodel/kinds.ts';
import { SECTION_NAMES } from '#models/metamodel/model.ts';
import { RELATION_TYPES } from '#models/metamodel/relations.ts';
import { lintModel } from '#models/rules/lint.ts';

const page = readFileSync('docs/board-file.md', 'utf8');
const [example = '', ...parts] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json);

function read(text: string) {
  const result = readBoardFile(text);
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value;
}

const readExample = () => read(example);

/** The board with all parts of the page put into it. */
function readWhole() {
  return read(JSON.stringify(parts.map((part) => JSON.parse(part)).reduce(merge, JSON.parse(example))));
}

function merge(one: unknown, other: unknown): unknown {
  if (!isPlainObject(one) || !isPlainObject(other)) return other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in other ? merge(one[key], other[key]) : one[key]]),
  );
}

/** Every key that stands anywhere in a value. */
function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

/** What the page says in words, between backticks. */
function explained(): readonly string[] {
  return [...page.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
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

  it('shows parts that make one board with it, without anything to find', () => {
    const { model, findings } = readWhole();
    expect(findings).toEqual([]);
    expect(lintModel(model)).toEqual([]);
    expect(parts.length).toBeGreaterThan(5);
  });

  it('tells every key of reactions, published events, read models and steps', () => {
    const shown = new Set([...parts.flatMap((part) => keysIn(JSON.parse(part))), ...explained()]);
    const steps = journeyStepSchema.options.flatMap(({ shape }) => Object.keys(shape));
    const keys = [
      ...Object.keys(policyDesignSchema.shape.reactions.unwrap().element.shape),
      ...Object.keys(publishedSchema.shape),
      ...Object.keys(readModelDesignSchema.shape),
      ...steps,
    ];
    expect(keys.filter((key) => !shown.has(key))).toEqual([]);
  });

  it.each([...ELEMENT_KINDS, ...SECTION_NAMES, ...RELATION_TYPES])('names %s', (word) => {
    expect(page).toContain(`\`${word}\``);
  });

  it.each(['not-json', 'not-a-board', 'newer-format', 'damaged'])('explains the refusal %s', (code) => {
    expect(page).toContain(`\`${code}\``);
  });
});
