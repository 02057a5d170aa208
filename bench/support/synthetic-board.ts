import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

export const contexts = 10;
export const aggregatesPerContext = 4;

/** Aggregates with two fields, a lifecycle, a rule, two commands and two events each. */
export function syntheticBoard(): Model {
  const elements: Record<string, unknown> = {};
  const relations: Record<string, unknown> = {};
  const contextEntries: Record<string, unknown> = {};
  for (let context = 0; context < contexts; context += 1) {
    contextEntries[`context-${context}`] = { name: `Context ${letters(context)}` };
    for (let index = 0; index < aggregatesPerContext; index += 1) {
      addAggregate(elements, relations, `context-${context}`, `${letters(context)}${letters(index)}`);
    }
  }
  const board = createModel(toId('synthetic'), 'Synthetic');
  return { ...board, contexts: contextEntries, elements, relations } as unknown as Model;
}

function addAggregate(
  elements: Record<string, unknown>,
  relations: Record<string, unknown>,
  context: string,
  name: string,
): void {
  const at = [0, 0];
  const fields = [
    { name: 'title', type: 'text' },
    { name: 'price', type: 'money' },
  ];
  elements[`thing-${name}`] = {
    kind: 'aggregate',
    text: `Thing ${name}`,
    at,
    context,
    design: {
      fields,
      lifecycle: {
        states: ['open', 'closed'],
        initial: 'open',
        moves: [{ from: ['open'], on: `closed-${name}`, to: 'closed' }],
      },
    },
  };
  elements[`open-${name}`] = {
    kind: 'command',
    text: `Open Thing ${name}`,
    at,
    design: {
      parameters: fields,
      creates: 'always',
      rules: [{ text: 'A thing has a title', check: 'size(title) > 0', error: 'Title Missing' }],
      outcomes: [{ event: `opened-${name}` }],
    },
  };
  elements[`opened-${name}`] = {
    kind: 'event',
    text: `Thing ${name} Opened`,
    at,
    design: {
      payload: fields,
      effects: fields.map(({ name: field }) => ({ do: 'set', field, to: field })),
      published: { name: `thing-${name}.opened`, version: 1 },
    },
  };
  elements[`close-${name}`] = {
    kind: 'command',
    text: `Close Thing ${name}`,
    at,
    design: { outcomes: [{ event: `closed-${name}` }] },
  };
  elements[`closed-${name}`] = { kind: 'event', text: `Thing ${name} Closed`, at };
  for (const command of ['open', 'close']) {
    relations[`${command}-${name}`] = { type: 'handled-by', from: `${command}-${name}`, to: `thing-${name}` };
  }
  for (const event of ['opened', 'closed']) {
    relations[`${event}-${name}`] = { type: 'emits', from: `thing-${name}`, to: `${event}-${name}` };
  }
}

function letters(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
