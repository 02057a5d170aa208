import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import { boardFileJsonSchema } from '#models/metamodel/json-schema.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';

// The schema spells the date-time format out as a pattern too.
const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictTuples: false,
  formats: { 'date-time': true },
}).compile(boardFileJsonSchema());
const boardFiles = ['models/samples', 'templates/boards'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.storm.json'))
    .map((name) => `${folder}/${name}`),
);

const head = { format: 'stormwright-board', version: 1, id: 'shop', name: 'Shop' };
const isValid = (content: object) => validate({ ...head, ...content });

describe('the JSON Schema of board files', () => {
  it('[FILE14] takes every board that is printed', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        validate(JSON.parse(printBoardFile(model)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(boardFiles)('[FILE14] takes %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(readBoardFile(text)).toMatchObject({ ok: true });
    validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('[FILE14] takes a board written by hand, without places and with keys of its own', () => {
    const elements = { placed: { kind: 'event', text: 'Order Placed', mine: 1 } };
    expect(isValid({ elements, mine: { a: 1 } })).toBe(true);
    expect(readBoardFile(JSON.stringify({ ...head, elements }))).toMatchObject({ ok: true });
  });

  it.each<[string, object]>([
    ['another format', { format: 'other' }],
    ['a newer version', { version: 2 }],
    ['a board without an id', { id: undefined }],
    ['a name that is no text', { name: 7 }],
    ['an unknown kind', { elements: { a: { kind: 'evnt', text: '' } } }],
    ['an element without a text', { elements: { a: { kind: 'event' } } }],
    ['half a place', { elements: { a: { kind: 'event', text: '', at: [1] } } }],
    ['a place beyond the wall', { elements: { a: { kind: 'event', text: '', at: [1e9, 0] } } }],
    ['an id that cannot be one', { terms: { 'no id': { name: 'A' } } }],
    ['a reference that cannot be an id', { relations: { a: { type: 'emits', from: 'no id', to: 'b' } } }],
    ['a section that is a list', { terms: [] }],
  ])('[FILE14] refuses %s, as reading does', (_, content) => {
    const file = JSON.parse(JSON.stringify({ ...head, ...content }));
    expect(validate(file)).toBe(false);
    expect(readBoardFile(JSON.stringify(file)).ok).toBe(false);
  });
});
