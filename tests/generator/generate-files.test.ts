import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { DEPENDENCY_VERSIONS } from '#generator/emitters/project/dependency-versions.ts';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const templates = loadTemplates();
const isOrders = ({ words }: { readonly words: string }) => words === 'Orders';

describe('generateFiles', () => {
  it('[GEN1] gives the same text for the same model, whatever the order of its keys', () => {
    const model = readShippedBoard('models/samples/bookly.storm.json');

    const once = generateFiles(model, templates);
    const again = generateFiles(structuredClone(model), templates);
    const turned = generateFiles(withKeysTurned(model) as Model, templates);

    expect(again.files).toEqual(once.files);
    expect(turned.files).toEqual(once.files);
    expect(turned.openQuestions).toEqual(once.openQuestions);
  });

  it.each(['Loan Api', 'Loan Lifecycle'])('keeps the tests of a command called "%s" apart', (text) => {
    const tiny = readShippedBoard('models/samples/tiny.storm.json');
    const command = tiny.elements[toId<'element'>('borrow-copy')];
    const elements = { ...tiny.elements, 'borrow-copy': { ...command, text } } as Model['elements'];

    const paths = generateFiles({ ...tiny, elements }, templates).files.map(({ path }) => path);

    expect(paths).toEqual([...new Set(paths)]);
  });

  it('[GEN3] does not let an unrelated element change the code of a context', () => {
    const model = readShippedBoard('models/samples/bookly.storm.json');
    const more: Model = {
      ...model,
      elements: {
        ...model.elements,
        ['aaa' as keyof typeof model.elements]: { kind: 'event', text: 'Cart', at: [0, 0] },
      },
    };

    expect(generateFiles(more, templates, isOrders).files).toEqual(
      generateFiles(model, templates, isOrders).files,
    );
  });

  it('[GEN2] asks neither clock nor chance', () => {
    const model = readShippedBoard('models/samples/bookly.storm.json');
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => forbidden('the clock'));
    const chance = vi.spyOn(Math, 'random').mockImplementation(() => forbidden('chance'));

    const { files } = generateFiles(model, templates, isOrders);

    expect(files.length).toBeGreaterThan(100);
    expect([clock.mock.calls, chance.mock.calls]).toEqual([[], []]);
    vi.restoreAllMocks();
  });

  it('makes one package a context, its published language beside it', () => {
    const folders = new Set(
      generateFiles(readShippedBoard('models/samples/bookly.storm.json'), templates, isOrders).files.map(
        ({ path }) => path.split('/').slice(0, 2).join('/'),
      ),
    );

    expect([...folders].filter((folder) => /^(packages|apps)\//.test(folder))).toEqual([
      'apps/server',
      'packages/kernel',
      'packages/orders-published',
      'packages/orders',
      'packages/platform',
      'packages/schema-check',
      // Older messages of Shipping are brought up by what it publishes.
      'packages/shipping-published',
    ]);
  });

  it('gives every file of the domain of a cart the words of its stickies', () => {
    const { files } = generateFiles(
      readShippedBoard('models/samples/bookly.storm.json'),
      templates,
      isOrders,
    );
    const cart = files
      .map(({ path }) => path)
      .filter((path) => path.startsWith('packages/orders/src/domain/cart/'));

    expect(cart.map((path) => path.slice('packages/orders/src/domain/cart/'.length))).toEqual([
      'abandon-cart.ts',
      'add-book.ts',
      'apply-coupon.ts',
      'book-added-to-cart.ts',
      'book-removed-from-cart.ts',
      'cart-abandoned.ts',
      'cart-checked-out.ts',
      'cart-decider.ts',
      'cart-decisions.ts',
      'cart-errors.ts',
      'cart-item.ts',
      'cart-keys.ts',
      'cart-restored.ts',
      'cart.ts',
      'check-out.ts',
      'coupon-applied.ts',
      'remove-book.ts',
      'restore-cart.ts',
    ]);
  });

  it('tests every scenario of Orders', () => {
    const model = readShippedBoard('models/samples/bookly.storm.json');
    const { files, plan } = generateFiles(model, templates, isOrders);
    const commands = plan.contexts.flatMap(({ aggregates }) =>
      aggregates.flatMap((aggregate) => aggregate.commands),
    );
    const wanted = Object.values(model.scenarios)
      .filter(({ command }) => commands.some(({ id }) => id === command))
      .map(({ name }) => name);
    const tests = files
      .filter(({ path }) => path.endsWith('.test.ts'))
      .map(({ text }) => text)
      .join('\n');

    expect(wanted.length).toBeGreaterThanOrEqual(25);
    expect(wanted.filter((name) => !tests.includes(`it('${name}'`))).toEqual([]);
    expect(tests).not.toContain('it.todo');
  });

  it('asks nobody for journeys that lead through contexts that were not chosen', () => {
    const model = readShippedBoard('models/samples/bookly.storm.json');
    const journeysOf = (chosen: Parameters<typeof generateFiles>[2]) => {
      const { files, openQuestions } = generateFiles(model, templates, chosen);
      const list = files.find(({ path }) => path === 'apps/server/src/journeys/journeys.ts');
      return {
        untold: /untoldJourneys: number = (\d+)/.exec(list?.text ?? '')?.[1],
        questions: openQuestions.filter(({ kind }) => kind === 'journey-not-generated'),
      };
    };

    expect(journeysOf(isOrders)).toEqual({
      untold: String(Object.keys(model.journeys).length),
      questions: [],
    });
    expect(journeysOf(undefined)).toEqual({ untold: '0', questions: [] });
  });

  it('asks about a journey through what no code can be made of, whatever was chosen', () => {
    const model = {
      ...bareModel,
      journeys: {
        one: { name: 'One', steps: [{ command: 'place', then: { error: 'Nobody Says This' } }] },
      },
    } as unknown as Model;

    for (const isChosen of [undefined, () => true]) {
      expect(generateFiles(model, templates, isChosen).openQuestions).toContainEqual({
        kind: 'journey-not-generated',
        subject: { section: 'journeys', id: 'one', name: 'One' },
        names: {},
        message:
          'The journey "One" leads through something that cannot become code yet, so it is neither tested nor part of the demo.',
      });
    }
  });

  it('leaves out of the published language what holds its own kind, and says so', () => {
    const tree = { type: 'value', name: 'root', of: 'node' } as const;
    const model = {
      ...bareModel,
      values: {
        node: {
          name: 'Node',
          fields: [
            { type: 'value', name: 'children', of: 'node', list: true },
            { ...tree, name: 'twin' },
          ],
        },
      },
      elements: {
        ...bareModel.elements,
        place: { kind: 'command', text: 'Place Order', at: [0, 0], design: { parameters: [tree] } },
        placed: {
          kind: 'event',
          text: 'Order Placed',
          at: [0, 0],
          design: { payload: [tree], published: { name: 'order.placed', version: 1 } },
        },
      },
      scenarios: { one: { name: 'One', command: 'place', when: { root: {} }, then: { events: [] } } },
    } as unknown as Model;

    const { plan, openQuestions } = generateFiles(model, templates);

    expect(plan.contexts[0]?.published[0]?.fields.map(({ key }) => key)).toEqual(['orderId']);
    expect(openQuestions.map(({ message }) => message)).toContain(
      '"root" of the published "Order Placed" contains values of its own kind, so it is left out.',
    );
  });

  it('depends on the versions that this project is tested with', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

    expect({ ...dependencies, ...devDependencies }).toMatchObject(DEPENDENCY_VERSIONS);
  });

  it('[GEN7] generates a running thing from three bare stickies, and asks what is missing', () => {
    const { files, openQuestions } = generateFiles(bareModel, templates);

    expect(files.map(({ path }) => path)).toContain('packages/shop/src/domain/order/place-order.ts');
    expect(openQuestions).toEqual([
      {
        kind: 'creating-command-missing',
        subject: { section: 'elements', id: 'order', name: 'Order', elementId: 'order' },
        names: {},
        message:
          'No command is marked as creating an "Order". Until one is, each of its commands creates one when there is none.',
      },
    ]);
  });

  it('[GEN7] asks for the check of a rule without one and marks its test todo', () => {
    const rule = { text: 'An order has at least one line' };
    const model: Model = {
      ...bareModel,
      elements: {
        ...bareModel.elements,
        ['place' as keyof Model['elements']]: {
          kind: 'command',
          text: 'Place Order',
          at: [0, 0],
          design: { rules: [rule] },
        },
      },
    };

    const { files, openQuestions } = generateFiles(model, templates);

    const test = files.find(({ path }) => path === 'packages/shop/test/order/place-order.test.ts');
    expect(test?.text).toContain("it.todo('An order has at least one line');");
    expect(openQuestions.map(({ message }) => message)).toContain(
      'The rule "An order has at least one line" of "Place Order" has no check yet. Its test is marked todo.',
    );
  });

  it('asks once a command for scenarios of rules that none breaks, and marks their tests todo', () => {
    const parameters = [{ type: 'integer', name: 'count' }];
    const rules = [
      { text: 'A few', check: 'count < 10', error: 'Too Many' },
      { text: 'At least one', check: 'count > 0', error: 'Too Few' },
      { text: 'Not thirteen', check: 'count != 13', error: 'Too Unlucky' },
    ];
    const modelWith = (scenarios: object) =>
      ({
        ...bareModel,
        elements: {
          ...bareModel.elements,
          place: { kind: 'command', text: 'Place Order', at: [0, 0], design: { parameters, rules } },
        },
        scenarios,
      }) as unknown as Model;
    const tell = (error: string, count: number) => ({
      name: error,
      command: 'place',
      when: { count },
      then: { error },
    });
    const resultOf = (scenarios: object) => {
      const { files, openQuestions } = generateFiles(modelWith(scenarios), templates);
      const test = files.find(({ path }) => path === 'packages/shop/test/order/place-order.test.ts');
      return {
        todos: test?.text.match(/it\.todo\([^)]*\)/g) ?? [],
        questions: openQuestions.filter(({ kind }) => kind === 'rules-without-scenario'),
      };
    };
    const tooMany = tell('Too Many', 20);
    const subject = { section: 'elements', id: 'place', name: 'Place Order', elementId: 'place' };

    expect(resultOf({ tooMany })).toEqual({
      todos: [
        "it.todo('At least one: no story tells of it yet')",
        "it.todo('Not thirteen: no story tells of it yet')",
      ],
      questions: [
        {
          kind: 'rules-without-scenario',
          subject,
          names: { rules: ['At least one', 'Not thirteen'] },
          message:
            'No scenario of "Place Order" breaks the rule "At least one" or 1 more of its rules. Their tests are marked todo.',
        },
      ],
    });
    expect(resultOf({ tooMany, tooFew: tell('Too Few', 0) }).questions).toEqual([
      {
        kind: 'rules-without-scenario',
        subject,
        names: { rules: ['Not thirteen'] },
        message: 'No scenario of "Place Order" breaks the rule "Not thirteen". Its test is marked todo.',
      },
    ]);
    expect(resultOf({ tooMany, tooFew: tell('Too Few', 0), unlucky: tell('Too Unlucky', 13) })).toEqual({
      todos: [],
      questions: [],
    });
  });
});

const bareModel = {
  ...createModel(toId<'board'>('shop'), 'Shop'),
  elements: {
    order: { kind: 'aggregate', text: 'Order', at: [0, 0] },
    place: { kind: 'command', text: 'Place Order', at: [0, 0] },
    placed: { kind: 'event', text: 'Order Placed', at: [0, 0] },
  },
  relations: {
    handled: { type: 'handled-by', from: 'place', to: 'order' },
    emits: { type: 'emits', from: 'order', to: 'placed' },
  },
} as unknown as Model;

function withKeysTurned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withKeysTurned);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, withKeysTurned(inner)]),
  );
}

function forbidden(what: string): never {
  throw new Error(`The generator used ${what}.`);
}
