import { createInterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { boardOf } from '#tests/support/design-board.ts';

export const id = (text: string) => text as ElementId;
export const now = '2026-01-01T00:00:00.000Z';
export const price = { amount: 1990n, currency: 'EUR' };
export const book = { customerId: 'anna', bookId: 'book-1', price };

/** A world with counted ids: `issue` gives the events, or the refusal in one text. */
export function worldOf(model: Model) {
  const world = createInterpretedWorld(model);
  let count = 0;
  const issue = (command: string, parameters: Values) => {
    const handled = world.handle({
      command: id(command),
      parameters,
      now,
      createId: () => `fresh-${++count}`,
    });
    if (!handled.ok) return Object.values(handled.error).join(': ');
    return { id: handled.value.id, events: handled.value.events.map(({ event }) => event) };
  };
  return { ...world, issue };
}

/** A counter with a command of any design; its only event counts. */
export function counterBoard({ command = {}, aggregate = {}, event = {}, other = {}, values = {} }): Model {
  return boardOf({
    values,
    elements: {
      counter: {
        kind: 'aggregate',
        text: 'Counter',
        design: { fields: [{ name: 'count', type: 'integer', optional: true }], ...aggregate },
      },
      count: {
        kind: 'command',
        text: 'Count',
        design: { creates: 'when-missing', outcomes: [{ event: 'counted' }], ...command },
      },
      counted: {
        kind: 'event',
        text: 'Counted',
        design: { effects: [{ do: 'increment', field: 'count', by: '1' }], ...event },
      },
      stop: { kind: 'command', text: 'Stop', design: { outcomes: [{ event: 'stopped' }], ...other } },
      stopped: { kind: 'event', text: 'Stopped' },
    },
    relations: {
      counts: { type: 'handled-by', from: 'count', to: 'counter' },
      stops: { type: 'handled-by', from: 'stop', to: 'counter' },
      counted: { type: 'emits', from: 'counter', to: 'counted' },
      stopped: { type: 'emits', from: 'counter', to: 'stopped' },
    },
  });
}

export const lifecycle = {
  states: ['new', 'counting', 'stopped'],
  initial: 'new',
  moves: [
    { from: ['new'], on: 'counted', to: 'counting' },
    { from: ['counting'], on: 'stopped', to: 'stopped', error: 'Not Counting' },
  ],
};
