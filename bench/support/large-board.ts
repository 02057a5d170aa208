import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

type Entries = Record<string, unknown>;

/** How many stickies one process adds. */
export const STICKIES_A_PROCESS = 14;
const eventsAProcess = 5;
const processesAContext = 20;
const processesADesign = 4;

/**
 * A board like the result of a big workshop: processes that follow each other, each with an aggregate, five events, four
 * commands, a policy, a read model, an actor and a hotspot; every fourth has a design. Twenty processes share a context with a
 * frame and a glossary. A few things are wrong, as on any board.
 */
export function largeBoard(processes: number): Model {
  const sections = { contexts: {}, elements: {}, relations: {}, terms: {}, relationships: {} };
  for (let index = 0; index < processes; index += 1) {
    if (index % processesAContext === 0) addContext(sections, index);
    addProcess(sections, index);
  }
  return {
    ...createModel(toId('large'), 'Large'),
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
  } as unknown as Model;
}

/** The same wall early in the workshop: the events alone, without designs and relations, in the frames of their contexts. */
export function eventsOf(board: Model): Model {
  const elements = Object.entries(board.elements)
    .filter(([, { kind }]) => kind === 'event' || kind === 'frame')
    .map(([id, element]) => {
      const { design: _, ...undesigned } = { design: undefined, ...element };
      return [id, undesigned];
    });
  return { ...board, elements: Object.fromEntries(elements), relations: {} };
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

/** One process on its way onto the board. */
interface Process {
  readonly index: number;
  readonly word: string;
  readonly isDesigned: boolean;
  readonly id: (name: string) => string;
  readonly add: (
    name: string,
    kind: string,
    text: string,
    at: readonly [number, number],
    design?: object,
  ) => void;
  readonly join: (type: string, from: string, to: string) => void;
}

const fields = [
  { name: 'customer id', type: 'id', of: 'Customer' },
  { name: 'title', type: 'text' },
  { name: 'price', type: 'value', of: 'money' },
];
const steps = [
  { verb: 'Open', past: 'Opened' },
  { verb: 'Pay', past: 'Paid' },
  { verb: 'Close', past: 'Closed' },
  { verb: 'Review', past: 'Reviewed' },
] as const;
/** The last step is left without a design. */
const designedSteps = 3;

function addProcess({ elements, relations }: Sections, index: number): void {
  const { x, y } = placeOf(index);
  const id = (name: string) => `${name}-${index}`;
  const process: Process = {
    index,
    word: wordOf(index),
    isDesigned: index % processesADesign === 0,
    id,
    add: (name, kind, text, [column, row], design) => {
      const at = [x + column * 220, y + row * 200];
      elements[id(name)] = { kind, text, at, ...(design && { design }) };
    },
    join: (type, from, to) => {
      relations[`${id(from)}-${type}-${id(to)}`] = { type, from: id(from), to: id(to) };
    },
  };
  addAggregate(process);
  for (const column of steps.keys()) addStep(process, column);
  addSurroundings(process);
}

function addAggregate({ word, isDesigned, id, add }: Process): void {
  const design = {
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
  };
  add('deal', 'aggregate', `Deal ${word}`, [3, 1], isDesigned ? design : undefined);
}

/** A command and its event. */
function addStep(process: Process, column: number): void {
  const { index, word, add, join } = process;
  const { verb = '', past = '' } = steps[column] ?? {};
  const [command, event] = [verb.toLowerCase(), past.toLowerCase()];
  const isDesigned = process.isDesigned && column < designedSteps;
  // Some are not told in the past tense, some use a word to avoid.
  const told = index % 50 === column ? `Customer gets the Bargain ${word}` : `Deal ${word} ${past}`;
  add(
    command,
    'command',
    `${verb} Deal ${word}`,
    [column, 0],
    isDesigned ? commandDesign(process, column) : undefined,
  );
  add(event, 'event', told, [column, 2], isDesigned ? eventDesign(process, column) : undefined);
  join('handled-by', command, 'deal');
  join('emits', 'deal', event);
  join('issues', 'person', command);
}

function commandDesign({ word, id }: Process, column: number): object {
  const outcomes = [{ event: id((steps[column]?.past ?? '').toLowerCase()) }];
  if (column === 0) {
    const rules = [{ text: 'A deal has a title', check: 'size(title) > 0', error: 'Title Missing' }];
    return { creates: 'always', parameters: fields, rules, outcomes };
  }
  const check = `size(deal${word}.lines) > 0 && deal${word}.price.discount < 1`;
  return { rules: [{ text: 'Lines first', check, error: 'Empty' }], outcomes };
}

function eventDesign({ index }: Process, column: number): object {
  const effects = ['title', 'price', 'customer id'].map((field) => ({
    do: 'set',
    field,
    to: identifierOf(field),
  }));
  if (column === 0) return { payload: fields, effects };
  return {
    payload: [{ name: 'note', type: 'text', optional: true }],
    ...(column === 2 && { published: { name: `deal-${index}.closed`, version: 1 } }),
  };
}

/** Who stands around the aggregate: people, questions, a read model, and the policy that leads to the next process. */
function addSurroundings({ word, isDesigned, id, add, join }: Process): void {
  const list = { fields: [...fields, { name: `deal ${word} id`, type: 'id', of: `Deal ${word}` }] };
  const next = { reactions: [{ event: id('closed'), command: id('review'), condition: 'isSet(note)' }] };
  add('noticed', 'event', `Customer Told About Deal ${word}`, [4, 2]);
  add('person', 'actor', 'Customer', [0, 3]);
  add('why', 'hotspot', `Who looks after deal ${word}?`, [1, 3]);
  add('list', 'read-model', `Deals of ${word}`, [2, 3], isDesigned ? list : undefined);
  add(
    'next',
    'policy',
    'Whenever a deal is closed, review the next one',
    [5, 1],
    isDesigned ? next : undefined,
  );
  join('updates', 'opened', 'list');
  join('triggers', 'closed', 'next');
  join('issues', 'next', 'review');
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
