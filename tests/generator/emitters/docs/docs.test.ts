import { describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { printDuration } from '#generator/printing/durations.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { JourneyId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { HOSTILE_TEXTS } from '#tests/support/arbitrary-model.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

/** The pages of a model by their path below `docs`; of the named context alone, or of all. */
function pagesOf(model: Model, context?: string): ReadonlyMap<string, string> {
  const { files } = generateFiles(
    model,
    loadTemplates(),
    ({ words }) => context === undefined || words === context,
  );
  return new Map(
    files
      .filter(({ path }) => path.startsWith('docs/'))
      .map(({ path, text }) => [path.slice('docs/'.length), text]),
  );
}

/** The part of a page under one heading, up to the next of the same or a higher level. */
function sectionOf(page: string | undefined, heading: string): string {
  const lines = (page ?? '').split('\n');
  const start = lines.indexOf(heading);
  const level = heading.indexOf(' ');
  const end = lines.findIndex(
    (line, index) => index > start && /^#+ /.test(line) && line.indexOf(' ') <= level,
  );
  return lines
    .slice(start + 1, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}

const orders = pagesOf(bookly, 'Orders');

describe('the page of journeys', () => {
  it('says what is walked, and shows what people look at', () => {
    const all = pagesOf(bookly).get('journeys.md') ?? '';
    expect(all).toContain('`npm test` walks each of them');
    expect(all).toContain('Payment Overview, payment of an order for order id _order_: state "paid back"');
    expect(all).toContain('what to pick: nothing');
    expect(all).not.toContain('{');
  });

  it('says who does what with which values, and what follows', () => {
    const all = pagesOf(bookly).get('journeys.md') ?? '';
    const steps = (name: string) => sectionOf(all, `## ${name}`).split('\n');

    expect(steps('The risk is too high')).toEqual(
      expect.arrayContaining([
        '2. Warehouse: **Stock Book** with sku "DUNE-PB", book id _dune_, quantity 10, reorder threshold 2, warehouse location "A-12" → Book Stocked',
        '3. Customer: **Add Book** with customer id "customer-1", book id _dune_, title "Dune", unit price "10.99 USD", quantity 9 → Book Added to Cart (_cart_)',
        '5. Fraud Detection will answer "score order" with risk score 97, suspicious yes',
      ]),
    );
    expect(steps('A book comes back too late')).toContain(
      '10. Customer: **Request Return** with order id _order_, reason "Damaged" → is refused: Return Window Expired',
    );
  });

  it('explains names where it gives some', () => {
    const { name = '', steps = [] } = bookly.journeys['from-the-shelf-to-the-door' as JourneyId] ?? {};
    const pageOf = (count: number) =>
      pagesOf({ ...bookly, journeys: { told: { name, steps: steps.slice(0, count) } } } as Model).get(
        'journeys.md',
      );

    expect(pageOf(1)).toContain('A name in italics');
    expect(pageOf(0)).not.toContain('italics');
  });

  it('begins with the longest way on which all goes well', () => {
    const names = (page = '') => page.split('\n').flatMap((line) => /^## (.*)/.exec(line)?.[1] ?? []);

    expect(names(pagesOf(bookly).get('journeys.md')).slice(0, 3)).toEqual([
      'From the shelf to the door',
      'A book comes back in time',
      'A book is out of stock',
    ]);
  });

  it('does not promise to walk journeys through contexts that were not chosen', () => {
    expect(orders.get('journeys.md')).toContain(
      'None of them leads through the contexts of this project alone',
    );
  });
});

describe('the context map', () => {
  const { relationships: _, ...rest } = bookly;

  it('tells of nothing that was not agreed where all of it was', () => {
    expect(orders.get('context-map.md')).not.toContain('not agreed');
  });

  it('shows who hears whom where nobody has drawn it', () => {
    const page = pagesOf({ ...rest, relationships: {} } as Model).get('context-map.md');
    const table = sectionOf(page, '## Heard, not agreed yet').replace(/ {2,}/g, ' ');

    expect(page).toMatch(/^ {2}c\d -\.->\|"heard, not agreed yet"\| c\d$/m);
    expect(table).toMatch(/^\| Inventory \| Orders \| .*Reservation Failed \(.+\).* \| nothing \|$/m);
    expect(page).not.toContain('-->');
  });
});

describe('lengths of time', () => {
  it.each([
    ['PT9000S', '2 hours 30 minutes'],
    ['P1D', '1 day'],
    ['P2W', '14 days'],
    ['PT1M1.5S', '1 minute 1.5 seconds'],
    ['-PT1H', 'minus 1 hour'],
    ['PT0S', '0 seconds'],
    ['half an hour', 'half an hour'],
  ])('%s is %s', (text, words) => {
    expect(printDuration(text)).toBe(words);
  });

  it('are told in words on every page', () => {
    const boards = ['bookly', 'food-delivery', 'hospital', 'library', 'ticket-sales'] as const;
    const pages = boards.flatMap((name) => [
      ...pagesOf(readShippedBoard(`models/samples/${name}.storm.json`)).values(),
    ]);
    expect(pages.join('\n').match(/\bP(?:T?\d+[WDHMS])+/g)).toBeNull();
    expect(pages.some((text) => text.includes('20 days later'))).toBe(true);
    expect(pages.some((text) => text.includes('estimate 1 hour 45 minutes'))).toBe(true);
  });
});

describe('the pages of one context', () => {
  it('are its own, beside the glossary and the map of the whole board', () => {
    expect([...orders.keys()]).toEqual([
      'README.md',
      'context-map.md',
      'glossary.md',
      'ids.md',
      'journeys.md',
      'orders/acl.md',
      'orders/aggregates.md',
      'orders/interactions.md',
      'orders/open-questions.md',
      'orders/stories.md',
      'subdomains.md',
    ]);
    const all = pagesOf(bookly);
    expect(
      [...orders].filter(([path]) => /^(glossary|context-map|subdomains|orders\/(?!ope))/.test(path)),
    ).toEqual([...all].filter(([path]) => /^(glossary|context-map|subdomains|orders\/(?!ope))/.test(path)));
  });

  it('are all reached from the index, and no link of theirs leads to nothing', () => {
    const { files } = generateFiles(bookly, loadTemplates(), ({ words }) => words === 'Orders');
    const paths = new Set(files.map(({ path }) => path));
    const links = [...orders].flatMap(([path, text]) =>
      [...text.matchAll(/(?<!\\)\]\(([^)]+)\)/g)].map(([, target = '']) =>
        new URL(target, `file:///docs/${path}`).pathname.slice(1),
      ),
    );

    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((path) => !paths.has(path))).toEqual([]);
    expect(
      [...orders.keys()].filter((path) => path !== 'README.md' && !links.includes(`docs/${path}`)),
    ).toEqual([]);
  });
});

describe('what the pages say', () => {
  it('tells who asks for what, people first', () => {
    const rows = (orders.get('orders/interactions.md') ?? '')
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, ' '));

    expect(rows).toContain('| Customer | Add Book | Cart | Book Added to Cart |');
    expect(rows).toContain(
      '| Customer; Whenever an order is not paid within 30 minutes, cancel it; Whenever a reservation failed, cancel the order; Whenever a payment failed, restore the cart items | Cancel Order | Order | Order Cancelled |',
    );
  });

  it('tells a story as given, when and then, under the rules of its command', () => {
    const story = sectionOf(orders.get('orders/stories.md'), '## Remove Book');

    expect(story).toContain(
      'It is done only when:\n\n- Only a book that is in the cart can be taken out. Otherwise: _Book Not in Cart_.',
    );
    expect(sectionOf(orders.get('orders/stories.md'), '### The fifty-first book is refused')).toBe(
      [
        '- GIVEN 50 times **Book Added to Cart**: book id "book-{n}", customer id "customer-1", quantity 1, title "Volume {n}", unit price "10.00 USD"',
        '- WHEN **Add Book**: book id "book-clean-code", customer id "customer-1", quantity 1, title "Clean Code", unit price "29.99 USD"',
        '- THEN refused: _Cart Item Limit Exceeded_',
      ].join('\n'),
    );
  });

  it('draws the lifecycle of an aggregate and says what it must not change', () => {
    const order = sectionOf(orders.get('orders/aggregates.md'), '## Order');

    expect(sectionOf(order, '### Lifecycle')).toContain('  s4 --> s6 : Return Requested');
    expect(sectionOf(order, '### What it must not change')).toBe(
      [
        '- Cart: it is read to decide, and never changed',
        '- Once the Order has begun: cart id, customer id, items, shipping address, total, placed at',
      ].join('\n'),
    );
  });

  it('says what no two may share, and leaves columns out that say nothing', () => {
    const page = orders.get('orders/aggregates.md');

    expect(sectionOf(sectionOf(page, '## Cart'), '### What it keeps true')).toContain(
      "- No other Cart has the same customer id, while status == 'active'",
    );
    expect(sectionOf(pagesOf(bookly).get('catalog/aggregates.md'), '### What it knows')).toMatch(
      /^\| field +\| is +\|$/m,
    );
  });

  it('leads from a sticky to its code and its tests', () => {
    const [row] = (orders.get('ids.md') ?? '').split('\n').filter((line) => line.includes('`add-book`'));

    expect(row).toContain('[AddBook](../packages/orders/src/domain/cart/add-book.ts)');
    expect(row).toContain('[add-book.test.ts](../packages/orders/test/cart/add-book.test.ts)');
  });

  it('explains a word with what to avoid and what it is not', () => {
    const catalog = sectionOf(orders.get('glossary.md'), '## Catalog');

    expect(sectionOf(catalog, '### Wishlist')).toBe(
      [
        'The books one customer wants to come back to; nothing is held for them. _(agreed by Catalog team, Development)_',
        '',
        '- Not "favourites": the shop, the app and the letters all say wishlist',
        '- Not to be confused with Cart: what a customer means to buy now',
      ].join('\n'),
    );
  });

  it('lists open questions apart from answered ones', () => {
    const page = orders.get('orders/open-questions.md');

    expect(page).toContain('| When is a cart abandoned: after a day, a month?');
    expect(sectionOf(page, '## Answered')).toContain('| What does "cancel" mean after shipping?');
  });
});

describe('hostile texts', () => {
  const pages = pagesOf(withHostileTexts(bookly));

  it('keep every table in its columns', () => {
    const broken = [...pages].flatMap(([path, text]) =>
      text.split(/\n{2,}/).flatMap((block) => {
        const rows = block.split('\n').filter((line) => line.startsWith('| '));
        const columns = new Set(rows.map((row) => row.replace(/\\./g, '').split('|').length));
        return columns.size > 1 ? [`${path}: ${rows[0]}`] : [];
      }),
    );

    expect(pages.size).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });

  it('write no heading, list, fence or HTML of their own', () => {
    const injected = [...pages].flatMap(([path, text]) =>
      text
        .split('\n')
        .filter((line) => /(?<!\\)</.test(line))
        .map((line) => `${path}: ${line}`),
    );
    const lines = (of: ReadonlyMap<string, string>, mark: RegExp) =>
      [...of.values()].flatMap((text) => text.split('\n').filter((line) => mark.test(line))).length;

    expect(injected).toEqual([]);
    for (const mark of [/^# /, /^```/, /^> /, /^(---|===)/]) {
      expect(lines(pages, mark)).toBe(lines(pagesOf(bookly), mark));
    }
  });
});

/** The board with its texts replaced wherever nothing refers to them by name. */
function withHostileTexts(model: Model): Model {
  let next = 0;
  const marks = [
    '# Owned\n## Owned',
    '| a | b |',
    '[x](y)',
    '<script>alert(1)</script>',
    '```\n> quoted',
    '---',
    '===',
    '- [ ] x',
  ];
  const texts = [...HOSTILE_TEXTS, ...marks];
  const text = () => texts[next++ % texts.length] ?? '';
  const described = <Entry extends object>(
    section: Readonly<Record<string, Entry>>,
    keys: readonly string[],
  ) =>
    Object.fromEntries(
      Object.entries(section).map(([id, entry]) => [
        id,
        { ...entry, ...Object.fromEntries(keys.map((key) => [key, text()])) },
      ]),
    );
  const elements = Object.entries(model.elements).map(([id, element]) => [
    id,
    element.kind === 'aggregate'
      ? { ...element, description: text() }
      : {
          ...element,
          text: `${text()}${element.kind === 'event' || element.kind === 'command' ? next : ''}`,
          description: text(),
        },
  ]);
  return {
    ...model,
    elements: Object.fromEntries(elements),
    contexts: described(model.contexts, ['purpose', 'owner']),
    relationships: described(model.relationships, ['description']),
    terms: described(model.terms, ['name', 'definition']),
    scenarios: described(model.scenarios, ['name']),
  } as Model;
}
