import { describe, expect, it } from 'vitest';
import type { ElementId } from '#models/metamodel/ids.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { readShippedBoard } from './read-sample.ts';

const model = readShippedBoard('models/samples/bookly.storm.json');
const contexts = contextsOfElements(model);
const orders = Object.entries(model.elements)
  .filter(([id]) => contexts.get(id as ElementId) === 'orders')
  .map(([, element]) => element);
const commands = orders.filter((element) => element.kind === 'command');
const aggregates = orders.filter((element) => element.kind === 'aggregate');
const scenarios = Object.values(model.scenarios).filter(({ command }) => contexts.get(command) === 'orders');

/** Every refusal that a scenario can bring about: a key's only where a command always begins a new aggregate. */
function refusalsByName(): ReadonlySet<string> {
  const ofCommands = commands.flatMap(({ design }) => [
    ...(design?.rules ?? []).map(({ error }) => error),
    ...(design?.reads ?? []).map(({ error }) => error),
  ]);
  const ofValues = Object.values(model.values)
    .filter(({ context }) => context === 'orders')
    .flatMap(({ rules = [] }) => rules.map(({ error }) => error));
  const ofLifecycles = aggregates.flatMap(({ design }) => design?.lifecycle?.moves ?? []);
  const names = [
    ...ofCommands,
    ...ofValues,
    ...ofLifecycles.map(({ error }) => error),
    'Cart Already Ordered',
  ];
  return new Set(names.filter((name) => name !== undefined));
}

describe("Bookly's Orders", () => {
  it('keeps Cart and Order apart', () => {
    expect(aggregates.map(({ text }) => text).toSorted()).toEqual(['Cart', 'Order']);
  });

  it('checks every rule and names every refusal', () => {
    const rules = commands.flatMap(({ text, design }) =>
      (design?.rules ?? []).map((rule) => ({ command: text, ...rule })),
    );
    expect(rules.length).toBeGreaterThanOrEqual(12);
    expect(rules.filter(({ check, error }) => !check || !error)).toEqual([]);
  });

  it('names the refusals of the experts', () => {
    expect([...refusalsByName()]).toEqual(
      expect.arrayContaining([
        'Cart Is Empty',
        'Book Already in Cart',
        'Cart Item Limit Exceeded',
        'Coupon Already Applied',
        'Invalid Status Transition',
        'Order Already Confirmed',
        'Return Window Expired',
      ]),
    );
  });

  it('provokes every refusal in at least one of its scenarios', () => {
    const provoked = new Set(scenarios.flatMap(({ then }) => ('error' in then ? [then.error] : [])));
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
    expect([...refusalsByName()].filter((name) => !provoked.has(name))).toEqual([]);
  });

  it('tells a success story of every command', () => {
    const told = new Set(scenarios.filter(({ then }) => 'events' in then).map(({ command }) => command));
    const untold = Object.entries(model.elements)
      .filter(([id, { kind }]) => kind === 'command' && contexts.get(id as ElementId) === 'orders')
      .filter(([id]) => !told.has(id as ElementId));
    expect(untold).toEqual([]);
  });

  it('says in full what follows: every payload field of every expected event that is always there', () => {
    const missing = scenarios.flatMap(({ name, then }) =>
      ('events' in then ? then.events : []).flatMap(({ event, values = {} }) => {
        const element = model.elements[event];
        const payload = element?.kind === 'event' ? (element.design?.payload ?? []) : [];
        return payload
          .filter((field) => !field.optional && !(field.name in values))
          .map((field) => `${name}: ${field.name}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('publishes order.placed as its readers know it', () => {
    const placed = orders.find((element) => element.kind === 'event' && element.text === 'Order Placed');
    const published = placed?.kind === 'event' ? placed.design?.published : undefined;
    expect(published?.name).toBe('order.placed');
    expect(published?.version).toBe(1);
    const fields = published?.fields ?? [];
    expect(fields.filter(({ optional }) => !optional).map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'order id: id',
      'customer id: id',
      'placed at: time',
      'total: money',
      'item count: integer',
      'items: entity',
    ]);
    expect(fields.filter(({ optional }) => optional).map(({ name }) => name)).toEqual([
      'coupon',
      'shipping address',
    ]);
    const line = aggregates
      .flatMap(({ design }) => design?.entities ?? [])
      .find(({ name }) => name === 'Order Line');
    expect(line?.fields.map(({ name }) => name)).toEqual(['book id', 'title', 'unit price', 'quantity']);
  });
});
