import fc from 'fast-check';
import { toIdentifier } from '#models/expression/identifier.ts';
import { lintModel } from '#models/lint/lint.ts';
import { PRIMITIVE_TYPES } from '#models/metamodel/fields.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { HOSTILE_TEXTS } from './arbitrary-model.ts';

type Plain = Record<string, unknown>;

/** Words that mean something to TypeScript, to generated code, to its tools, to file systems, or to objects. */
const LOADED_WORDS = [
  'type',
  'id',
  'status',
  'data',
  'now',
  'command',
  'event',
  'context',
  'state',
  'Money',
  'Result',
  'Promise',
  'Error',
  'Date',
  'Object',
  'undefined',
  'default',
  'await',
  'ok',
  'refuse',
  'given',
  'decide',
  'kernel',
  'con',
  'aux',
  'index',
  'hasOwnProperty',
  'then',
  'length',
  'Pick',
  'Partial',
  'string',
  'any',
  'never',
  'store',
  'z',
  '@ts-nocheck',
  'biome-ignore all',
  '// comment',
  '<!--',
  '#!/bin/sh',
  '-',
  '_',
  '1',
  '2',
  'a.b',
  'Order',
  'order',
  'ORDER',
  'Order Id',
  'New Order',
  'Order Error',
  'Заказ',
  'Straße',
  '注文',
  'عربة',
  '{n}',
  `\${n}`,
  '`',
  '\\',
  '\u0000',
  '\u200b',
  'İ',
];

/** One of the texts that mean something to somebody they should not. */
export function loadedText(dice: (limit: number) => number): string {
  const texts = [...LOADED_WORDS, ...HOSTILE_TEXTS];
  return texts[dice(texts.length)] ?? '';
}

const hostileText = fc.oneof(
  fc.constantFrom(...LOADED_WORDS),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const field = fc.record({
  name: hostileText,
  shape: fc.oneof(
    fc.constantFrom(...PRIMITIVE_TYPES).map((type): Plain => ({ type })),
    hostileText.map((of): Plain => ({ type: 'id', of })),
    fc
      .array(hostileText, { minLength: 1, maxLength: 3 })
      .map((options): Plain => ({ type: 'one-of', options })),
    fc.constant<Plain>({ type: 'value', of: 'value-0' }),
  ),
  optional: fc.boolean(),
  list: fc.boolean(),
  description: fc.option(hostileText, { nil: undefined }),
});

type Field = typeof field extends fc.Arbitrary<infer Value> ? Value : never;

function toField({ name, shape, optional, list, description }: Field): Plain {
  return { name, ...shape, optional, list, ...(description !== undefined && { description }) };
}

const fields = fc.array(field, { maxLength: 4 });

/** A check that holds for any value of the field, so that rules exist for every type. */
function checkOf({ name, optional }: Field): string | undefined {
  const identifier = toIdentifier(name);
  return identifier === ''
    ? undefined
    : optional
      ? `!isSet(${identifier}) || 1 < 2`
      : `${identifier} == ${identifier}`;
}

const aggregate = fc.record({
  text: hostileText,
  fields,
  entity: hostileText,
  entityFields: fields,
  states: fc.array(hostileText, { minLength: 1, maxLength: 3 }),
  hasLifecycle: fc.boolean(),
  keyName: hostileText,
  hasKey: fc.boolean(),
  command: hostileText,
  parameters: fields,
  creates: fc.constantFrom(undefined, 'never', 'always', 'when-missing'),
  rule: hostileText,
  error: hostileText,
  event: hostileText,
  second: hostileText,
  wireName: hostileText,
  scenario: hostileText,
  value: hostileText,
});

type Aggregate = typeof aggregate extends fc.Arbitrary<infer Value> ? Value : never;

/** One aggregate with two commands and two events, everything named by pranksters. */
function elementsOf(
  parts: Aggregate,
  index: number,
): { elements: Plain; relations: Plain; scenarios: Plain } {
  const id = (name: string) => `${name}-${index}`;
  const [first = ''] = parts.states;
  const payload = parts.parameters;
  const check = payload[0] && checkOf(payload[0]);
  const settable = parts.fields.filter((own) => !own.list);
  const at = [0, index * 400];
  const elements = {
    [id('aggregate')]: {
      kind: 'aggregate',
      text: parts.text,
      at,
      context: `context-${index % 2}`,
      description: parts.rule,
      design: {
        fields: [
          ...parts.fields.map(toField),
          { name: 'parts', type: 'entity', of: parts.entity, list: true },
        ],
        derived: [{ name: `${parts.rule} count`, value: 'size(parts)' }],
        entities: [{ name: parts.entity, fields: parts.entityFields.map(toField) }],
        ...(parts.hasLifecycle && {
          lifecycle: {
            states: [...new Set(parts.states)],
            initial: first,
            moves: [{ from: [first], on: id('second'), to: parts.states.at(-1), error: parts.error }],
          },
        }),
        ...(parts.hasKey && settable[0] && { keys: [{ name: parts.keyName, fields: [settable[0].name] }] }),
      },
    },
    [id('command')]: {
      kind: 'command',
      text: parts.command,
      at,
      description: parts.event,
      design: {
        parameters: [...parts.parameters, ...settable].map(toField),
        creates: parts.creates,
        rules: [
          { text: parts.rule, error: parts.error, ...(check !== undefined && { check }) },
          { text: parts.scenario },
        ],
        outcomes: [{ event: id('event') }],
      },
    },
    [id('other')]: {
      kind: 'command',
      text: parts.second,
      at,
      design: { outcomes: [{ event: id('second') }] },
    },
    [id('event')]: {
      kind: 'event',
      text: parts.event,
      at,
      description: parts.scenario,
      design: {
        payload: [...parts.parameters, ...settable].map(toField),
        effects: settable.flatMap(({ name }) =>
          toIdentifier(name) === '' ? [] : [{ do: 'set', field: name, to: toIdentifier(name) }],
        ),
        published: { name: parts.wireName, version: 1 },
      },
    },
    [id('second')]: { kind: 'event', text: parts.second, at },
    [id('actor')]: { kind: 'actor', text: parts.value, at },
  };
  const relations = {
    [id('issues')]: { type: 'issues', from: id('actor'), to: id('command') },
    [id('handled')]: { type: 'handled-by', from: id('command'), to: id('aggregate') },
    [id('handled-too')]: { type: 'handled-by', from: id('other'), to: id('aggregate') },
    [id('emits')]: { type: 'emits', from: id('aggregate'), to: id('event') },
    [id('emits-too')]: { type: 'emits', from: id('aggregate'), to: id('second') },
  };
  const values = Object.fromEntries(
    payload
      .filter(({ shape }) => shape.type === 'text' || shape.type === 'id')
      .map(({ name, list }) => [name, list ? [parts.value] : parts.value]),
  );
  const scenarios = {
    [id('scenario')]: {
      name: parts.scenario,
      command: id('command'),
      when: values,
      given: [{ event: id('event'), values, times: 3 }],
      then: { events: [{ event: id('event'), values }] },
    },
    [id('refusal')]: { name: parts.rule, command: id('command'), when: values, then: { error: parts.error } },
  };
  return { elements, relations, scenarios };
}

/**
 * Boards at design level on which every text is hostile, without findings of severity error: what the rules refuse loses its
 * design, until nothing is refused.
 */
export const hostileModel: fc.Arbitrary<Model> = fc
  .record({
    name: hostileText,
    purpose: hostileText,
    contexts: fc.tuple(hostileText, hostileText),
    aggregates: fc.array(aggregate, { minLength: 1, maxLength: 3 }),
    valueName: hostileText,
    valueFields: fc.array(field, { minLength: 1, maxLength: 3 }),
    term: hostileText,
  })
  .map(({ name, purpose, contexts, aggregates, valueName, valueFields, term }) => {
    const parts = aggregates.map(elementsOf);
    const own = valueFields.filter(({ shape }) => shape.type !== 'value');
    const check = own[0] && checkOf(own[0]);
    const { model } = parseModel({
      format: 'stormwright-board',
      version: 1,
      id: 'hostile',
      name,
      purpose,
      contexts: Object.fromEntries(
        contexts.map((each, index) => [`context-${index}`, { name: each, purpose }]),
      ),
      elements: Object.assign({}, ...parts.map(({ elements }) => elements)),
      relations: Object.assign({}, ...parts.map(({ relations }) => relations)),
      scenarios: Object.assign({}, ...parts.map(({ scenarios }) => scenarios)),
      values: {
        'value-0': {
          name: valueName,
          description: purpose,
          fields: own.map(toField),
          ...(check !== undefined && { rules: [{ text: term, check, error: name }] }),
        },
      },
      terms: { 'term-0': { name: term, definition: purpose } },
    });
    return withoutErrors(model);
  });

/** The model without the designs and entries that rules of severity error name. */
export function withoutErrors(model: Model): Model {
  let sound = model;
  for (let round = 0; round < 20; round += 1) {
    const errors = lintModel(sound).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) {
      return sound;
    }
    for (const { path, subject } of errors) {
      const [section, id] = subject === undefined ? path : [subject.section, subject.id];
      const entries = { ...sound[section as 'elements'] } as Record<string, Plain>;
      const entry = entries[String(id)];
      if (entry !== undefined && 'design' in entry) {
        const { design: _design, ...bare } = entry;
        entries[String(id)] = bare;
      } else {
        delete entries[String(id)];
      }
      sound = { ...sound, [String(section)]: entries };
    }
  }
  throw new Error(`Errors remain: ${JSON.stringify(lintModel(sound)[0])}`);
}
