import type { Model } from '#models/metamodel/model.ts';

type Entries = Record<string, unknown>;

/** How many stickies one process adds. */
export const STICKIES_A_PROCESS = 14;
const eventsAProcess = 5;
const processesAContext = 20;
const processesADesign = 4;

/**
 * A board as a big workshop leaves it, of processes that follow each other: each has an aggregate, five events, four
 * commands, a policy, a read model, an actor and a hotspot, and every fourth one a design. Twenty processes share a context with
 * its frame and its glossary. Here and there something is not right yet.
 */
export function largeBoard(processes: number): Model {
  const sections = { contexts: {}, elements: {}, relations: {}, terms: {}, relationships: {} };
  for (let index = 0; index < processes; index += 1) {
    if (index % processesAContext === 0) addContext(sections, index);
    addProcess(sections, index);
  }
  return {
    id: 'large',
    name: 'Large',
    ...sections,
    values: {
      money: {
        name: 'Price',
        fields: [
          { name: 'net', type: 'money' },
          { name: 'discount', type: 'decimal' },
        ],
        rules: [{ text: 'The discount is a share', check: 'discount >= 0 && discount <= 1' }],
      },
    },
    scenarios: {},
    journeys: {},
    rules: {},
    dismissals: {},
  } as unknown as Model;
}

/** The number of processes for a number of events. */
export function processesFor(events: number): number {
  return Math.ceil(events / eventsAProcess);
}

interface Sections {
  readonly contexts: Entries;
  readonly elements: Entries;
  readonly relations: Entries;
  readonly terms: Entries;
  readonly relationships: Entries;
}

function addContext({ contexts, elements, terms, relationships }: Sections, first: number): void {
  const number = first / processesAContext;
  const id = `context-${number}`;
  contexts[id] = { name: `Area ${wordOf(number)}` };
  const { x, y } = placeOf(first);
  elements[`frame-${number}`] = {
    kind: 'frame',
    text: `Area ${wordOf(number)}`,
    at: [x - 50, y - 50, processesAContext * 2_000, 1_400],
    context: id,
  };
  for (let word = 0; word < 8; word += 1) {
    terms[`term-${number}-${word}`] = {
      name: word === 0 ? 'Customer' : `Deal ${wordOf(first + word)}`,
      context: id,
      definition: 'What people mean by it.',
      avoid: [{ word: `Bargain ${wordOf(first + word)}`, reason: 'too loud' }],
    };
  }
  if (number > 0) {
    relationships[`line-${number}`] = {
      type: 'upstream-downstream',
      upstream: `context-${number - 1}`,
      downstream: id,
      downstreamPatterns: ['anti-corruption-layer'],
    };
  }
}

function addProcess({ elements, relations }: Sections, index: number): void {
  const word = wordOf(index);
  const { x, y } = placeOf(index);
  const at = (column: number, row: number) => [x + column * 220, y + row * 200];
  const id = (name: string) => `${name}-${index}`;
  const join = (type: string, from: string, to: string) => {
    relations[`${from}-${type}-${to}`] = { type, from, to };
  };
  const fields = [
    { name: 'customer id', type: 'id', of: 'Customer' },
    { name: 'title', type: 'text' },
    { name: 'price', type: 'value', of: 'money' },
  ];
  const names = ['title', 'price', 'customer id'];
  const isDeepened = index % processesADesign === 0;
  elements[id('deal')] = {
    kind: 'aggregate',
    text: `Deal ${word}`,
    at: at(3, 1),
    ...(isDeepened && {
      design: {
        fields: [...fields, { name: 'lines', type: 'entity', of: `Line ${word}`, list: true }],
        derived: [{ name: 'total', value: 'sum(lines, item => item.amount)' }],
        entities: [{ name: `Line ${word}`, fields: [{ name: 'amount', type: 'integer' }] }],
        lifecycle: {
          states: ['open', 'paid', 'closed'],
          initial: 'open',
          moves: [
            { from: ['open'], on: id('paid'), to: 'paid' },
            { from: ['paid'], on: id('closed'), to: 'closed' },
          ],
        },
      },
    }),
  };
  const verbs = ['Open', 'Pay', 'Close', 'Review'] as const;
  const pasts = ['Opened', 'Paid', 'Closed', 'Reviewed'] as const;
  for (const [column, verb] of verbs.entries()) {
    const past = pasts[column] ?? '';
    const command = id(verb.toLowerCase());
    const event = id(past.toLowerCase());
    const isDesigned = isDeepened && column < 3;
    elements[command] = {
      kind: 'command',
      text: `${verb} Deal ${word}`,
      at: at(column, 0),
      ...(isDesigned && {
        design: {
          ...(column === 0 && { creates: 'always', parameters: fields }),
          rules:
            column === 0
              ? [{ text: 'A deal has a title', check: 'size(title) > 0', error: 'Title Missing' }]
              : [
                  {
                    text: 'Lines first',
                    check: `size(deal${word}.lines) > 0 && deal${word}.price.discount < 1`,
                    error: 'Empty',
                  },
                ],
          outcomes: [{ event }],
        },
      }),
    };
    elements[event] = {
      kind: 'event',
      // Some are not told in the past tense, some use a word to avoid.
      text: index % 50 === column ? `Customer gets the Bargain ${word}` : `Deal ${word} ${past}`,
      at: at(column, 2),
      ...(isDesigned && {
        design: {
          payload: column === 0 ? fields : [{ name: 'note', type: 'text', optional: true }],
          ...(column === 0 && {
            effects: names.map((field) => ({ do: 'set', field, to: identifierOf(field) })),
          }),
          ...(column === 2 && { published: { name: `deal-${index}.closed`, version: 1 } }),
        },
      }),
    };
    join('handled-by', command, id('deal'));
    join('emits', id('deal'), event);
    join('issues', id('person'), command);
  }
  elements[id('noticed')] = { kind: 'event', text: `Customer Told About Deal ${word}`, at: at(4, 2) };
  elements[id('person')] = { kind: 'actor', text: 'Customer', at: at(0, 3) };
  elements[id('why')] = { kind: 'hotspot', text: `Who looks after deal ${word}?`, at: at(1, 3) };
  elements[id('list')] = {
    kind: 'read-model',
    text: `Deals of ${word}`,
    at: at(2, 3),
    ...(isDeepened && {
      design: { fields: [...fields, { name: `deal ${word} id`, type: 'id', of: `Deal ${word}` }] },
    }),
  };
  elements[id('next')] = {
    kind: 'policy',
    text: `Whenever a deal is closed, review the next one`,
    at: at(5, 1),
    ...(isDeepened && {
      design: {
        reactions: [{ event: id('closed'), command: id('review'), condition: 'isSet(note)' }],
      },
    }),
  };
  join('updates', id('opened'), id('list'));
  join('triggers', id('closed'), id('next'));
  join('issues', id('next'), id('review'));
}

function placeOf(index: number): { readonly x: number; readonly y: number } {
  return {
    x: (index % processesAContext) * 2_000,
    y: Math.floor(index / processesAContext) * 1_500,
  };
}

function identifierOf(name: string): string {
  return name.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A word of its own for each number, without digits: "Baba", "Babe" ... */
function wordOf(number: number): string {
  const syllables = ['ba', 'de', 'ki', 'lo', 'mu', 'na', 're', 'si', 'to', 'vu'];
  const word = [...String(number).padStart(4, '0')].map((digit) => syllables[Number(digit)]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
