import fc from 'fast-check';
import { PATTERNS, RELATIONSHIP_TYPES } from '#models/metamodel/context-map.ts';
import { PRIMITIVE_TYPES } from '#models/metamodel/fields.ts';
import { TERM_STATUSES } from '#models/metamodel/glossary.ts';
import { toId } from '#models/metamodel/ids.ts';
import { ELEMENT_KINDS, type ElementKind } from '#models/metamodel/kinds.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { findRelationType } from '#models/metamodel/relations.ts';
import { RULE_SETTINGS } from '#models/metamodel/rule-setting.ts';

type Plain = Record<string, unknown>;

/** Texts that people, pranksters and copy and paste put on stickies. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  'class',
  'constructor',
  '__proto__',
  'toString',
  '*/ process.exit(1) /*',
  `\`\${process.exit(1)}\``,
  `'"\\`,
  '../../etc/passwd',
  'C:\\Windows',
  '注文が確定した',
  'Bestellung wurde ausgelöst',
  'تم تقديم الطلب',
  '🛒🔥👩‍👩‍👧‍👦',
  'é e\u0301',
  '\u202Eright to left',
  'line one\nline two\r\n\tthree\u2028four',
  '1st Order',
  '<script>alert(1)</script>',
  'x'.repeat(1_000),
] as const;

/** Any text of whole characters, hostile ones often; never half of a surrogate pair, which no file can carry. */
export const arbitraryText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Order Placed', 'Place Order', 'Cart', 'Customer', 'order id') },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);

/** Prose that is there: an empty optional one counts as none. */
const prose = arbitraryText.filter((text) => text !== '');
const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const unknownKeys = fc.option(fc.record({ fromTheFuture: fc.jsonValue({ maxDepth: 2 }) }), { nil: {} });

function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

/** Leaves out what is `undefined`, and now and then adds what this version does not know. */
function entry(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Plain> {
  return fc
    .tuple(fc.record(shape), unknownKeys)
    .map(([known, unknown]) => withoutUndefined({ ...known, ...withoutMinusZero(unknown) }));
}

const primitiveField = entry({
  name: arbitraryText,
  type: fc.constantFrom(...PRIMITIVE_TYPES),
  description: optional(prose),
  optional: optional(fc.boolean()),
  list: optional(fc.boolean()),
});
const fields = fc.array(
  fc.oneof(
    primitiveField,
    entry({ name: arbitraryText, type: fc.constant('id'), of: arbitraryText }),
    entry({
      name: arbitraryText,
      type: fc.constant('one-of'),
      options: fc.array(arbitraryText, { maxLength: 3 }),
    }),
  ),
  { maxLength: 3 },
);
const rules = fc.array(
  entry({ text: arbitraryText, check: optional(arbitraryText), error: optional(arbitraryText) }),
  { maxLength: 2 },
);
const assignments = fc.dictionary(fc.constantFrom('id', 'total', 'constructor', 'order id'), arbitraryText);
const compositions = fc.dictionary(
  fc.constantFrom('id', 'total', 'constructor', 'order id'),
  fc.oneof(arbitraryText, entry({ each: optional(arbitraryText), values: assignments })),
);

/** The design of each kind that has one; `elements` are the ids that it may refer to. */
function designOf(kind: ElementKind, elements: fc.Arbitrary<string>): fc.Arbitrary<Plain> | undefined {
  switch (kind) {
    case 'event':
      return entry({
        payload: fields,
        published: optional(
          entry({
            name: arbitraryText,
            version: fc.integer({ min: 1, max: 3 }),
            fields: optional(fields),
            values: optional(assignments),
            earlier: optional(
              fc.array(
                entry({
                  version: fc.integer({ min: 1, max: 3 }),
                  fields,
                  upcast: optional(assignments),
                }),
                { maxLength: 2 },
              ),
            ),
          }),
        ),
      });
    case 'command':
      return entry({
        parameters: fields,
        rules,
        creates: optional(fc.constantFrom('never', 'always', 'when-missing')),
        reads: optional(fc.array(entry({ aggregate: elements, parameter: arbitraryText }), { maxLength: 2 })),
        outcomes: optional(
          fc.array(entry({ event: elements, payload: optional(assignments) }), { maxLength: 2 }),
        ),
      });
    case 'aggregate':
      return entry({
        fields,
        lifecycle: optional(
          entry({
            states: fc.array(arbitraryText, { minLength: 1, maxLength: 3 }),
            initial: arbitraryText,
            moves: fc.array(entry({ from: fc.array(arbitraryText), on: elements, to: arbitraryText }), {
              maxLength: 2,
            }),
          }),
        ),
      });
    case 'policy':
      return entry({
        mode: fc.constantFrom('automatic', 'manual'),
        state: optional(fields),
        reactions: fc.array(
          entry({
            event: elements,
            command: optional(elements),
            with: optional(compositions),
            key: optional(arbitraryText),
            delay: optional(fc.constantFrom('PT30M', 'P1D', 'soon')),
            condition: optional(arbitraryText),
            each: optional(entry({ list: arbitraryText, as: optional(arbitraryText) })),
            call: optional(
              entry({ system: elements, operation: arbitraryText, with: optional(compositions) }),
            ),
            failures: optional(
              fc.array(
                entry({
                  error: arbitraryText,
                  command: optional(elements),
                  with: optional(compositions),
                }),
                { maxLength: 2 },
              ),
            ),
            compensation: optional(elements),
            remember: optional(compositions),
            ends: optional(fc.boolean()),
          }),
          { maxLength: 2 },
        ),
      });
    case 'read-model':
      return entry({
        fields,
        projections: optional(
          fc.array(entry({ event: elements, removes: optional(fc.boolean()) }), { maxLength: 2 }),
        ),
      });
    case 'external-system':
      return entry({
        operations: fc.array(
          entry({
            name: arbitraryText,
            request: optional(fields),
            response: optional(fields),
            errors: optional(fc.array(arbitraryText, { maxLength: 2 })),
            example: optional(fc.dictionary(fc.constantFrom('id', 'total', 'constructor'), fc.jsonValue())),
          }),
          { maxLength: 2 },
        ),
      });
    case 'hotspot':
      return entry({ state: fc.constantFrom('open', 'resolved', 'dropped'), owner: optional(prose) });
    default:
      return undefined;
  }
}

function element(contexts: fc.Arbitrary<string>, elements: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  const place = fc.oneof(
    fc.tuple(coordinate, coordinate),
    fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
  );
  return fc.constantFrom(...ELEMENT_KINDS).chain((kind) => {
    const design = designOf(kind, elements);
    return entry({
      kind: fc.constant(kind),
      text: arbitraryText,
      at: place,
      context: optional(contexts),
      description: optional(prose),
      ...(design === undefined ? {} : { design: optional(design) }),
      ...(kind === 'event' ? { pivotal: optional(fc.boolean()) } : {}),
      ...(kind === 'image' ? { source: fc.constant('data:image/png;base64,iVBORw0KGgo=') } : {}),
    });
  });
}

const context = entry({
  name: arbitraryText,
  purpose: optional(prose),
  owner: optional(arbitraryText),
  subdomain: optional(entry({ class: fc.constantFrom('core', 'supporting', 'generic') })),
  at: optional(fc.tuple(coordinate, coordinate)),
});

function relationship(contexts: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  return entry({
    type: fc.constantFrom(...Object.keys(RELATIONSHIP_TYPES)),
    upstream: contexts,
    downstream: contexts,
    upstreamPatterns: optional(fc.uniqueArray(fc.constantFrom(...Object.keys(PATTERNS)))),
    description: optional(prose),
  });
}

function term(contexts: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  return entry({
    name: arbitraryText,
    context: optional(contexts),
    definition: optional(prose),
    examples: optional(fc.array(arbitraryText, { maxLength: 2 })),
    avoid: optional(
      fc.array(entry({ word: arbitraryText, reason: optional(arbitraryText) }), { maxLength: 2 }),
    ),
    status: optional(fc.constantFrom(...TERM_STATUSES)),
  });
}

function scenario(elements: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  return entry({
    name: arbitraryText,
    command: elements,
    when: optional(assignments),
    given: optional(fc.array(entry({ event: elements, times: optional(fc.constant(50)) }), { maxLength: 2 })),
    then: fc.oneof(
      entry({ error: arbitraryText }),
      entry({ events: fc.array(entry({ event: elements }), { maxLength: 2 }) }),
    ),
  });
}

function journey(elements: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  const step = fc.oneof(
    entry({
      command: elements,
      values: optional(assignments),
      then: fc.oneof(
        entry({ error: arbitraryText }),
        entry({
          events: fc.array(entry({ event: elements, as: optional(fc.constant('it')) }), { maxLength: 2 }),
        }),
      ),
    }),
    entry({ system: elements, operation: arbitraryText, error: arbitraryText }),
    entry({ later: fc.constantFrom('P30D', 'soon') }),
    entry({ readModel: elements, query: arbitraryText, rows: fc.array(assignments, { maxLength: 2 }) }),
  );
  return entry({
    name: arbitraryText,
    description: optional(prose),
    steps: fc.array(step, { maxLength: 3 }),
  });
}

const ruleSettings = fc.dictionary(
  fc.constantFrom('empty-text', 'expression-not-valid', 'no-such-rule'),
  fc.constantFrom(...RULE_SETTINGS),
);

function dismissal(elements: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  return entry({
    rule: fc.constantFrom('empty-text', 'no-such-rule'),
    subject: fc.record({ section: fc.constantFrom('elements', 'terms', 'nowhere'), id: elements }),
    reason: arbitraryText,
    by: arbitraryText,
  });
}

function section(ids: readonly string[], value: fc.Arbitrary<Plain>): fc.Arbitrary<Plain> {
  return fc
    .tuple(...ids.map(() => value))
    .map((values) => Object.fromEntries(ids.map((id, i) => [id, values[i]])));
}

function idsFor(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}

/** Relations between elements whose kinds may be joined; every such pair of neighbours gets one. */
function relationsAmong(elements: Plain): Plain {
  const ids = Object.keys(elements);
  const kindOf = (id: string) => (elements[id] as { kind: ElementKind }).kind;
  return Object.fromEntries(
    ids.flatMap((from, index) => {
      const to = ids[(index + 1) % ids.length] ?? from;
      const type = from === to ? undefined : findRelationType(kindOf(from), kindOf(to));
      return type === undefined ? [] : [[`relation-${index}`, { type, from, to }]];
    }),
  );
}

export interface ArbitraryModelOptions {
  /** How many elements at most. Default: 8. */
  readonly maxElements?: number;
}

/**
 * Boards of every kind of element, relation and entry, with hostile names, keys of a later version and references
 * that partly lead nowhere. Each fits its schemas; none need pass the lint rules.
 */
export function arbitraryModel({ maxElements = 8 }: ArbitraryModelOptions = {}): fc.Arbitrary<Model> {
  const sizes = fc.record({ elements: fc.nat(maxElements), contexts: fc.nat(3), others: fc.nat(2) });
  return sizes.chain(({ elements, contexts, others }) => {
    const contextId = fc.constantFrom(...idsFor('context', contexts), 'gone');
    const elementId = fc.constantFrom(...idsFor('element', elements), 'gone');
    const board = entry({
      id: fc.constant(toId<'board'>('arbitrary')),
      name: arbitraryText,
      purpose: optional(prose),
      legend: optional(fc.record({ policy: arbitraryText })),
      contexts: section(idsFor('context', contexts), context),
      elements: section(idsFor('element', elements), element(contextId, elementId)),
      relationships: section(idsFor('relationship', others), relationship(contextId)),
      terms: section(idsFor('term', others), term(contextId)),
      values: section(
        idsFor('value', others),
        entry({ name: arbitraryText, fields, rules: optional(rules) }),
      ),
      scenarios: section(idsFor('scenario', others), scenario(elementId)),
      journeys: section(idsFor('journey', others), journey(elementId)),
      rules: ruleSettings,
      dismissals: section(idsFor('dismissal', others), dismissal(elementId)),
    });
    return board.map(toModel);
  });
}

function toModel(board: Plain): Model {
  const { model, findings } = parseModel({ ...board, relations: relationsAmong(board.elements as Plain) });
  // What it does not know may be a section of a newer version.
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new Error(`The arbitrary board is no board: ${JSON.stringify(findings)}`);
  }
  return model;
}

function withoutUndefined(value: Plain): Plain {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}

/** JSON writes -0 as 0, and `__proto__` is a key that boards refuse. */
function withoutMinusZero<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto'));
}
