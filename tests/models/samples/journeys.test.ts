import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ElementId, JourneyId } from '#models/metamodel/ids.ts';
import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { readExampleRecord } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { createInterpretedBoard, holdsFields, type InterpretedBoard } from './interpreted-board.ts';
import type { Occurrence } from './interpreted-rows.ts';
import { readShippedBoard, SHIPPED_BOARDS } from './read-sample.ts';

type Step<Key extends string> = Extract<JourneyStep, { [Name in Key]: unknown }>;
type Outcome = NonNullable<Step<'later'>['then']>;

/** Walks a journey over a board that nothing but the model drives, and expects what it tells. */
class Walk {
  private readonly model: Model;
  readonly board: InterpretedBoard;
  private readonly sleeping: ReadonlySet<string>;
  private readonly known = new Map<string, string>();
  private readonly told = new Set<Occurrence>();
  private readonly never: { readonly event: ElementId; readonly from: number }[] = [];

  constructor(model: Model, choose?: (count: number) => number, sleeping: ReadonlySet<string> = new Set()) {
    this.model = model;
    this.board = createInterpretedBoard(model, choose);
    this.sleeping = sleeping;
  }

  walk({ steps }: Journey): { readonly board: InterpretedBoard } {
    for (const step of steps) this.take(step);
    for (const { event, from } of this.never) {
      expect(this.happened(from), 'what never happens').not.toContain(this.textOf(event));
    }
    return this;
  }

  private take(step: JourneyStep): void {
    if ('command' in step) this.wish(step);
    else if ('readModel' in step) this.look(step);
    else if ('system' in step) this.board.systems.answerNext(step.system, step.operation, step);
    else {
      const from = this.board.occurrences.length;
      this.board.pass(parseDuration(step.later) ?? 0);
      this.expectOutcome(step.then ?? { events: [] }, from);
    }
  }

  private wish({ command, values = {}, then }: Step<'command'>): void {
    const from = this.board.occurrences.length;
    const reading = readExpressions(this.model).commands.get(command);
    const declared = findElement(this.model, command, 'command')?.design?.parameters ?? [];
    const fields = [...declared, ...(reading?.implied ?? [])];
    const done = this.board.issue(command, this.read(fields, values, reading?.aggregate));
    const refusal = done.ok ? undefined : 'error' in done.error ? done.error.error : done.error.reason;
    if ('error' in then) {
      expect(refusal).toBe(then.error);
      return;
    }
    expect(refusal, `"${this.textOf(command)}" is refused`).toBeUndefined();
    this.expectOutcome(then, from);
  }

  private expectOutcome({ events, never = [] }: Outcome, from: number): void {
    this.board.settle(this.sleeping);
    for (const { event, as } of events) {
      const found = this.board.occurrences.find((each) => each.event === event && !this.told.has(each));
      if (found === undefined) {
        const refused = this.board.refusals.join('; ');
        expect.fail(`${this.textOf(event)} has not happened, but ${this.happened(from)} (${refused})`);
      }
      this.told.add(found);
      if (as !== undefined) this.known.set(as, found.subject);
    }
    this.never.push(...never.map((event) => ({ event, from })));
  }

  private look({ readModel, query, values = {}, rows }: Step<'readModel'>): void {
    this.board.settle(this.sleeping);
    const { fields = [], queries = [] } = findElement(this.model, readModel, 'read-model')?.design ?? {};
    const asked = queries.find(({ name }) => toIdentifier(name) === toIdentifier(query));
    const seen = this.board.rows.query(readModel, query, this.read(asked?.parameters ?? [], values));
    const expected = rows.map((row) => this.read(fields, row));
    const missing = expected.filter((row) => !seen.some((each) => holdsFields(each, row)));
    expect(missing, `"${query}" shows ${JSON.stringify(seen, printBig)}`).toEqual([]);
    expect(seen).toHaveLength(rows.length);
  }

  private read(fields: readonly Field[], values: ExampleValues, owner?: ElementId): Values {
    const named = JSON.parse(
      JSON.stringify(values).replace(/"\{([A-Za-z][A-Za-z0-9-]*)\}"/g, (_, name) =>
        JSON.stringify(this.known.get(name)),
      ),
    );
    const bindings = readExpressions(this.model).types.bindings(fields, owner);
    const read = readExampleRecord(named, { name: 'the step', fields: () => bindings });
    if (!read.ok) throw new Error(`${read.error.path.join('/')}: ${read.error.message}`);
    return read.value;
  }

  private happened(from: number): readonly string[] {
    return this.board.occurrences.slice(from).map(({ event }) => this.textOf(event));
  }

  private textOf(id: ElementId): string {
    return this.model.elements[id]?.text ?? id;
  }
}

function printBig(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

const anyOrder = fc.infiniteStream(fc.nat({ max: 1_000 }));

/** Chooses by these numbers; `chose` is told whenever there was a choice. */
function chooseFrom(numbers: Iterator<number>, chose: () => void = () => undefined) {
  return (count: number) => {
    if (count > 1) chose();
    return count === 0 ? 0 : Number(numbers.next().value) % count;
  };
}

/** The step without some of the events that it expects. */
function expectingLess(step: Step<'command'>, events: readonly string[]): Step<'command'> {
  if ('error' in step.then) return step;
  return {
    ...step,
    then: { ...step.then, events: step.then.events.filter(({ event }) => !events.includes(event)) },
  };
}

const boards = SHIPPED_BOARDS.map((board) => ({ board, model: readShippedBoard(board) })).filter(
  ({ model }) => Object.keys(model.journeys).length > 0,
);

describe.each(boards)('the journeys of $board', ({ model }) => {
  it.each(
    Object.values(model.journeys).map((journey) => ({ name: journey.name, journey })),
  )('can be walked as they are told: $name', ({ journey }) => {
    new Walk(model).walk(journey);
  });
});

describe("Bookly's journeys", () => {
  const model = readShippedBoard('models/samples/bookly.storm.json');
  const walked = Object.values(model.journeys).map((journey) => new Walk(model).walk(journey).board);

  it.each(
    Object.values(model.journeys).map((journey) => ({ name: journey.name, journey })),
  )('end the same in whatever order messages arrive: $name', ({ journey }) => {
    let choices = 0;
    fc.assert(
      fc.property(anyOrder, (numbers) => {
        const choose = chooseFrom(numbers, () => {
          choices += 1;
        });
        new Walk(model, choose).walk(journey);
      }),
      { numRuns: 25 },
    );
    expect(choices).toBeGreaterThan(0);
  });

  it('end with a delivered order although Orders hears late of everything after the payment', () => {
    const late = ['start-when-reserved', 'ship-when-dispatched', 'deliver-when-confirmed'];
    const notYet = ['order-processing-started', 'order-shipped', 'order-delivered'];
    const { steps = [], name = '' } = model.journeys['a-book-comes-back-in-time' as JourneyId] ?? {};
    const untilTheDoor = steps
      .slice(0, 1 + steps.findIndex((step) => 'command' in step && step.command === 'confirm-delivery'))
      .map((step) => ('command' in step ? expectingLess(step, notYet) : step));
    fc.assert(
      fc.property(anyOrder, (numbers) => {
        const { board } = new Walk(model, chooseFrom(numbers), new Set(late)).walk({
          name,
          steps: untilTheDoor,
        });
        const happened = () => board.occurrences.map(({ event }) => String(event));
        expect(happened().filter((event) => notYet.includes(event))).toEqual([]);
        board.settle();
        expect(happened().filter((event) => notYet.includes(event))).toEqual(notYet);
      }),
      { numRuns: 25 },
    );
  });

  it('ask every external system', () => {
    const asked = new Set(walked.flatMap(({ systems }) => systems.asked).map((each) => each.split(':')[0]));
    expect([...asked].toSorted()).toEqual([
      'FedEx API',
      'Fraud Detection',
      'Google Books API',
      'SendGrid',
      'Stripe',
    ]);
  });

  it('lead through every context', () => {
    const events = new Set(walked.flatMap(({ occurrences }) => occurrences.map(({ event }) => event)));
    const owners = [...events].map((event) => readExpressions(model).clusters.aggregateOfEvent.get(event));
    const names = new Set(owners.map((owner) => owner && model.elements[owner]?.text));
    expect([...names]).toEqual(
      expect.arrayContaining(['Book', 'Cart', 'Order', 'Payment', 'Refund', 'Reservation', 'Stock Item']),
    );
    expect([...names]).toEqual(expect.arrayContaining(['Shipment', 'Member', 'Promotion', 'Invoice']));
  });
});
