import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { expectedEnd, walkScenario } from '#models/interpreter/walk-scenario.ts';
import { lintModel } from '#models/lint/lint.ts';
import { printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import {
  boundedContextSchema,
  PATTERNS,
  RELATIONSHIP_TYPES,
  relationshipSchema,
  SOURCING_DECISIONS,
  SUBDOMAIN_CLASSES,
} from '#models/metamodel/context-map.ts';
import {
  aggregateDesignSchema,
  commandDesignSchema,
  entitySchema,
  eventDesignSchema,
  externalSystemDesignSchema,
  hotspotDesignSchema,
  keySchema,
  lifecycleSchema,
  policyDesignSchema,
  publishedSchema,
  readModelDesignSchema,
} from '#models/metamodel/design.ts';
import { journeyStepSchema } from '#models/metamodel/journey.ts';
import { isPlainObject } from '#models/metamodel/json.ts';
import { ELEMENT_KINDS } from '#models/metamodel/kinds.ts';
import { SECTION_NAMES, valueObjectSchema } from '#models/metamodel/model.ts';
import { RELATION_TYPES } from '#models/metamodel/relations.ts';
import { scenarioSchema } from '#models/metamodel/scenario.ts';
import {
  codeIn,
  example,
  page,
  parts,
  readBoard,
  readWholeBoard,
  rowsBelow,
} from '#tests/support/board-file-page.ts';

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

/** The designs of all kinds that have one. */
const designs = {
  aggregate: aggregateDesignSchema,
  command: commandDesignSchema,
  event: eventDesignSchema,
  policy: policyDesignSchema,
  'external-system': externalSystemDesignSchema,
  'read-model': readModelDesignSchema,
  hotspot: hotspotDesignSchema,
} as const;

/** What an effect may do, by its lasting word. */
function effectKinds(): readonly string[] {
  const { options } = eventDesignSchema.shape.effects.unwrap().element;
  return options.flatMap(({ shape }) => [...shape.do.values]);
}

describe('the page that teaches the board file', () => {
  it('shows a board that is read without a finding and survives being saved', () => {
    const { model, findings } = readBoard(example);
    expect(findings).toEqual([]);
    expect(Object.keys(model.elements)).toHaveLength(6);
    const saved = printBoardFile(model);
    expect(readBoardFile(saved)).toEqual({ ok: true, value: { model, findings: [] } });
  });

  it('shows a board that lints without an error or a warning', () => {
    const grave = lintModel(readBoard(example).model).filter(({ severity }) => severity !== 'info');
    expect(grave).toEqual([]);
  });

  it('shows parts that make one board with it, without anything to find', () => {
    const { model, findings } = readWholeBoard();
    expect(findings).toEqual([]);
    expect(lintModel(model)).toEqual([]);
    expect(parts.length).toBeGreaterThan(5);
  });

  it('dismisses a finding that is there, under its fingerprint', () => {
    const { model } = readWholeBoard();
    const [found, ...others] = lintModel({ ...model, dismissals: {} });
    expect(others).toEqual([]);
    expect(Object.entries(model.dismissals)).toMatchObject([
      [found && fingerprintOf(model, found), { rule: found?.rule, subject: found?.subject }],
    ]);
  });

  it('tells stories that come true', () => {
    const { model } = readWholeBoard();
    const stories = Object.values(model.scenarios);
    expect(stories.length).toBeGreaterThan(3);
    for (const story of stories) {
      const end = walkScenario(model, story);
      if ('error' in story.then) {
        expect(end).toEqual({ ok: false, error: { reason: 'rule', error: story.then.error } });
        continue;
      }
      const expected = expectedEnd(model, story);
      if (!end.ok || !expected.ok) throw new Error(`${story.name} ends otherwise.`);
      expect(end.value).toMatchObject(expected.value);
      expect(end.value).toHaveLength(expected.value.length);
    }
  });

  it.each(Object.entries(designs))('lists the keys of the design of %s', (kind, schema) => {
    const row = rowsBelow('## Design, kind by kind').find(([cell = '']) => codeIn(cell).includes(kind));
    const listed = codeIn((row?.[1] ?? '').replaceAll(/\(.*?\)/g, ''));
    expect(new Set(listed)).toEqual(new Set(Object.keys(schema.shape)));
  });

  it('lists no kind that has no design', () => {
    const kinds = rowsBelow('## Design, kind by kind').flatMap(([cell = '']) => codeIn(cell));
    expect(kinds.toSorted()).toEqual(Object.keys(designs).toSorted());
  });

  it('tells every key of commands, aggregates, value objects, scenarios and relationships', () => {
    const shown = new Set([...parts.flatMap(keysIn), ...explained()]);
    const keys = [
      commandDesignSchema,
      commandDesignSchema.shape.reads.unwrap().element,
      commandDesignSchema.shape.outcomes.unwrap().element,
      aggregateDesignSchema,
      lifecycleSchema,
      lifecycleSchema.shape.moves.element,
      keySchema,
      entitySchema,
      valueObjectSchema,
      scenarioSchema,
      scenarioSchema.shape.given.unwrap().element,
      boundedContextSchema,
      relationshipSchema,
    ].flatMap(({ shape }) => Object.keys(shape));
    expect(keys.filter((key) => !shown.has(key))).toEqual([]);
  });

  it('explains every effect', () => {
    const effects = effectKinds();
    expect(rowsBelow('### Events and their effects').flatMap(([cell = '']) => codeIn(cell))).toEqual(effects);
  });

  it.each([
    ...Object.keys(RELATIONSHIP_TYPES),
    ...Object.keys(PATTERNS),
    ...SUBDOMAIN_CLASSES,
    ...SOURCING_DECISIONS,
  ])('names %s for the context map', (word) => {
    expect(page).toContain(`\`${word}\``);
  });

  it('tells every key of reactions, published events, read models and steps', () => {
    const shown = new Set([...parts.flatMap(keysIn), ...explained()]);
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
