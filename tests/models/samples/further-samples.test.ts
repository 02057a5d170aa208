import { describe, expect, it } from 'vitest';
import { toIdentifier } from '#models/expression/identifier.ts';
import { PATTERNS, RELATIONSHIP_TYPES } from '#models/metamodel/context-map.ts';
import type { AggregateDesign, CommandDesign, Effect, EventDesign } from '#models/metamodel/design.ts';
import { type Field, PRIMITIVE_TYPES } from '#models/metamodel/fields.ts';
import { isStickyKind } from '#models/metamodel/kinds.ts';
import type { BoardElement, ElementOf, Model } from '#models/metamodel/model.ts';
import { RELATION_TYPES } from '#models/metamodel/relations.ts';
import { fieldListsOf } from '#models/readings/model-fields.ts';
import { recognisedTerms } from '#models/views/recognised-terms.ts';
import { readShippedBoard, type ShippedBoard } from './read-sample.ts';

const boards = [
  'models/samples/food-delivery.storm.json',
  'models/samples/ticket-sales.storm.json',
  'models/samples/hospital.storm.json',
  'models/samples/library.storm.json',
] as const satisfies readonly ShippedBoard[];

const samples = boards.map((board) => ({ board, model: readShippedBoard(board) }));
const models = samples.map(({ model }) => model);

function elementsOf(model: Model): readonly BoardElement[] {
  return Object.values(model.elements);
}

type DesignedKind = 'aggregate' | 'command' | 'event' | 'policy' | 'read-model';
type DesignOf<Kind extends DesignedKind> = NonNullable<ElementOf<Kind>['design']>;

function designsOf<Kind extends DesignedKind>(kind: Kind, from = models): readonly DesignOf<Kind>[] {
  return from.flatMap(elementsOf).flatMap((element) => {
    const isDesigned = element.kind === kind && 'design' in element && element.design !== undefined;
    // The kind has been compared; a generic kind does not narrow the union by itself.
    return isDesigned ? [element.design as DesignOf<Kind>] : [];
  });
}

function namesOf(model: Model, kind: 'aggregate' | 'command'): readonly string[] {
  return elementsOf(model)
    .filter((element) => element.kind === kind)
    .map(({ text }) => toIdentifier(text));
}

/** The words of `all` that are not among `said`. */
function unsaid(all: readonly string[], said: Iterable<string>): readonly string[] {
  const known = new Set(said);
  return all.filter((word) => !known.has(word));
}

const fields: readonly Field[] = models.flatMap((model) =>
  fieldListsOf(model).flatMap((list) => list.fields),
);
const aggregates: readonly AggregateDesign[] = designsOf('aggregate');
const commands: readonly CommandDesign[] = designsOf('command');
const events: readonly EventDesign[] = designsOf('event');
const effects: readonly Effect[] = events.flatMap((event) => event.effects ?? []);

describe.each(samples)('$board', ({ model }) => {
  it('tells one domain on one wall', () => {
    const stickies = elementsOf(model).filter(({ kind }) => isStickyKind(kind));
    expect(stickies.length).toBeGreaterThanOrEqual(40);
    expect(stickies.length).toBeLessThanOrEqual(90);
  });

  it('frames two or three contexts, each with a purpose, an owner and a reasoned class', () => {
    const own = Object.entries(model.contexts).filter(([, { external }]) => external !== true);
    const framed = elementsOf(model).flatMap(({ kind, context }) =>
      kind === 'frame' && context ? [context] : [],
    );
    expect([2, 3]).toContain(own.length);
    expect(framed.toSorted()).toEqual(own.map(([id]) => id).toSorted());
    expect(
      own.filter(([, { purpose, owner, subdomain }]) => !purpose || !owner || !subdomain?.reason),
    ).toEqual([]);
  });

  it('designs at least two aggregates with a lifecycle or a key', () => {
    const designed = designsOf('aggregate', [model]).filter(
      ({ fields: own = [], lifecycle, keys = [] }) =>
        own.length > 0 && (lifecycle !== undefined || keys.length > 0),
    );
    expect(designed.length).toBeGreaterThanOrEqual(2);
  });

  it('defines 10 to 15 terms and says none of the words to avoid', () => {
    const terms = Object.values(model.terms);
    const said = [...recognisedTerms(model).marks.values()].flat().filter(({ kind }) => kind === 'avoid');
    expect(terms.length).toBeGreaterThanOrEqual(10);
    expect(terms.length).toBeLessThanOrEqual(15);
    expect(terms.filter(({ definition }) => !definition)).toEqual([]);
    expect(said).toEqual([]);
  });

  it('tells at least twelve stories, a third of them refusals', () => {
    const stories = Object.values(model.scenarios);
    const refusals = stories.filter(({ then }) => 'error' in then);
    expect(stories.length).toBeGreaterThanOrEqual(12);
    expect(refusals.length).toBeGreaterThanOrEqual(stories.length / 3);
  });
});

describe('together the further samples say everything that fields can say', () => {
  it('every type', () => {
    const types = [...PRIMITIVE_TYPES, 'id', 'one-of', 'value', 'entity'];
    expect(
      unsaid(
        types,
        fields.map(({ type }) => type),
      ),
    ).toEqual([]);
  });

  it('lists and optional values of every kind', () => {
    const lists = fields.filter(({ list }) => list).map(({ type }) => type);
    const optional = fields.filter((field) => field.optional).map(({ type }) => type);
    expect(unsaid(['text', 'date', 'money', 'id', 'one-of', 'value', 'entity'], lists)).toEqual([]);
    expect(
      unsaid(['text', 'decimal', 'url', 'time', 'duration', 'one-of', 'id', 'value', 'entity'], optional),
    ).toEqual([]);
  });

  it('every bound', () => {
    const said = fields.flatMap((field) => Object.keys(field));
    expect(unsaid(['min', 'max', 'minLength', 'maxLength', 'pattern', 'description'], said)).toEqual([]);
  });

  it('values with rules, with derived fields and inside each other', () => {
    const values = models.flatMap((model) => Object.values(model.values));
    expect(values.filter(({ rules = [] }) => rules.length > 0)).not.toEqual([]);
    expect(values.filter(({ derived = [] }) => derived.length > 0)).not.toEqual([]);
    expect(values.filter((value) => value.fields.some(({ type }) => type === 'value'))).not.toEqual([]);
  });
});

describe('together the further samples say everything that aggregates can say', () => {
  it('lifecycles whose moves refuse in their own words and in the usual ones', () => {
    const moves = aggregates.flatMap(({ lifecycle }) => lifecycle?.moves ?? []);
    expect(moves.filter(({ error }) => error === undefined)).not.toEqual([]);
    expect(moves.filter(({ error }) => error !== undefined)).not.toEqual([]);
  });

  it('keys of several fields, keys that hold for a while, and their refusals', () => {
    const keys = aggregates.flatMap((aggregate) => aggregate.keys ?? []);
    expect(keys.filter((key) => key.fields.length > 1)).not.toEqual([]);
    expect(keys.filter(({ when }) => when !== undefined)).not.toEqual([]);
    expect(keys.filter(({ error }) => error === undefined)).not.toEqual([]);
    expect(keys.filter(({ error }) => error !== undefined)).not.toEqual([]);
  });

  it('entities with derived fields, and aggregates of which nobody has said anything yet', () => {
    const entities = aggregates.flatMap((aggregate) => aggregate.entities ?? []);
    const bare = models
      .flatMap(elementsOf)
      .filter((one) => one.kind === 'aggregate' && one.design === undefined);
    expect(entities.filter(({ derived = [] }) => derived.length > 0)).not.toEqual([]);
    expect(bare).not.toEqual([]);
  });
});

describe('together the further samples say everything that commands can say', () => {
  it('every way to begin and to find an aggregate', () => {
    const creates = commands.map((command) => command.creates ?? 'never');
    const targets = commands.map(({ target }) =>
      target?.by === 'id' && target.parameter !== undefined ? 'id by parameter' : (target?.by ?? 'by itself'),
    );
    expect(unsaid(['never', 'always', 'when-missing'], creates)).toEqual([]);
    expect(unsaid(['id', 'id by parameter', 'key', 'by itself'], targets)).toEqual([]);
  });

  it('reads under their own name and under the usual one', () => {
    const reads = commands.flatMap((command) => command.reads ?? []);
    expect(reads.filter(({ name }) => name === undefined)).not.toEqual([]);
    expect(reads.filter(({ name, error }) => name !== undefined && error !== undefined)).not.toEqual([]);
  });

  it('rules without a check, commands without rules, outcomes that depend', () => {
    const rules = commands.flatMap((command) => command.rules ?? []);
    expect(rules.filter(({ check }) => check === undefined)).not.toEqual([]);
    expect(commands.filter((command) => (command.rules ?? []).length === 0)).not.toEqual([]);
    expect(commands.filter(({ outcomes = [] }) => outcomes.length > 1)).not.toEqual([]);
    expect(
      commands.filter(({ outcomes = [] }) => outcomes.length > 0 && outcomes.every(({ when }) => when)),
    ).not.toEqual([]);
  });
});

describe('together the further samples say everything that events can say', () => {
  it('every effect, on values and on entities', () => {
    expect(
      unsaid(
        ['set', 'clear', 'increment', 'append', 'remove'],
        effects.map((effect) => effect.do),
      ),
    ).toEqual([]);
    const appends = effects.filter((effect) => effect.do === 'append');
    expect(appends.filter(({ value }) => value !== undefined)).not.toEqual([]);
    expect(appends.filter(({ values }) => values !== undefined)).not.toEqual([]);
  });

  it('events without a design, without effects, and published ones that have grown', () => {
    const published = events.flatMap((event) => (event.published === undefined ? [] : [event.published]));
    const bare = models.flatMap(elementsOf).filter((one) => one.kind === 'event' && one.design === undefined);
    expect(bare).not.toEqual([]);
    expect(events.filter((event) => (event.effects ?? []).length === 0)).not.toEqual([]);
    expect(published.filter(({ version }) => version > 1)).not.toEqual([]);
    expect(published.filter((one) => one.fields === undefined)).not.toEqual([]);
    expect(published.filter(({ values }) => values !== undefined)).not.toEqual([]);
  });
});

describe('together the further samples say everything else', () => {
  it('policies that wait, ask, remember and make good', () => {
    const policies = designsOf('policy');
    const reactions = policies.flatMap((policy) => policy.reactions ?? []);
    expect(policies.filter(({ mode }) => mode === 'manual')).not.toEqual([]);
    expect(policies.filter(({ state = [] }) => state.length > 0)).not.toEqual([]);
    expect(reactions.filter(({ delay }) => delay !== undefined)).not.toEqual([]);
    expect(reactions.filter(({ condition }) => condition !== undefined)).not.toEqual([]);
    expect(reactions.filter(({ remember }) => remember !== undefined)).not.toEqual([]);
    expect(reactions.filter(({ compensationWith }) => compensationWith !== undefined)).not.toEqual([]);
  });

  it('read models with rows, keys and queries', () => {
    const readModels = designsOf('read-model');
    const projections = readModels.flatMap((readModel) => readModel.projections ?? []);
    expect(projections.filter(({ key }) => key !== undefined)).not.toEqual([]);
    expect(projections.filter(({ removes }) => removes)).not.toEqual([]);
    expect(readModels.filter(({ queries = [] }) => queries.length > 0)).not.toEqual([]);
  });

  it('every relation, every relationship and every pattern', () => {
    const relations = models.flatMap((model) => Object.values(model.relations));
    const relationships = models.flatMap((model) => Object.values(model.relationships));
    const patterns = relationships.flatMap(({ upstreamPatterns = [], downstreamPatterns = [] }) => [
      ...upstreamPatterns,
      ...downstreamPatterns,
    ]);
    expect(
      unsaid(
        RELATION_TYPES,
        relations.map(({ type }) => type),
      ),
    ).toEqual([]);
    expect(
      unsaid(
        Object.keys(RELATIONSHIP_TYPES),
        relationships.map(({ type }) => type),
      ),
    ).toEqual([]);
    expect(unsaid(Object.keys(PATTERNS), patterns)).toEqual([]);
  });

  it('names that are words of the language, names of other scripts, and names that are one', () => {
    const texts = models.flatMap(elementsOf).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['New', 'Delete', 'Return', 'Void', 'Await', 'Import', 'Record']),
    );
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).not.toEqual([]);
    expect(texts.filter((text) => /[äöüß]/u.test(text))).not.toEqual([]);
    const shared = models.flatMap((model) => {
      const commands = new Set(namesOf(model, 'command'));
      return namesOf(model, 'aggregate').filter((name) => commands.has(name));
    });
    expect(shared).toEqual(['import']);
  });
});
