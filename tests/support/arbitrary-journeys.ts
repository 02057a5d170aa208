import { soundPart } from '#generator/phases/check/sound-part.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { createInterpretedWorld, type InterpretedWorld } from '#models/interpreter/interpreted-world.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findElement, idsOfKind } from '#models/readings/aggregate-clusters.ts';
import { readExampleRecord } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { Plain } from './arbitrary-board.ts';
import type { Dice } from './arbitrary-command.ts';
import { type FieldJson, fieldMaker } from './arbitrary-fields.ts';

const now = '2026-01-01T00:00:00.000Z';

/**
 * Ways through the whole board, told by the interpreter. It knows no policies: journeys keep to aggregates that no policy touches on
 * account of them, and where nothing goes round for ever. The policies take their part all the same.
 */
export function withJourneys(model: Model, dice: Dice): Model {
  const walkable = walkableCommands(model, dice);
  if (walkable.length === 0) return model;
  const journeys = Object.fromEntries(
    Array.from({ length: 1 + dice(2) }, (_, index) => [
      `journey-${index}`,
      { name: `Journey ${index}`, steps: new JourneyMaker(model, walkable, dice).steps() },
    ]),
  );
  return soundPart({ ...model, journeys } as unknown as Model).model;
}

/** As many commands as may be issued together without that a policy touches what they change or read. */
function walkableCommands(model: Model, dice: Dice): readonly ElementId[] {
  const { clusters } = readExpressions(model);
  const commands = [...clusters.aggregateOfCommand]
    .filter(([, aggregate]) => !hasTimeInKey(model, aggregate))
    .map(([command]) => command);
  const chosen: ElementId[] = [];
  const start = dice(Math.max(1, commands.length));
  for (const command of [...commands.slice(start), ...commands.slice(0, start)]) {
    const together = [...chosen, command];
    const issued = issuedBecauseOf(model, together);
    if (issued === undefined) continue;
    const touched = new Set([...issued].map((each) => clusters.aggregateOfCommand.get(each)));
    if (!together.some((each) => needs(model, each).some((aggregate) => touched.has(aggregate)))) {
      chosen.push(command);
    }
  }
  return chosen;
}

/** The clock of the interpreter stands still, that of the server does not: they would not agree about which key is taken. */
function hasTimeInKey(model: Model, aggregate: ElementId): boolean {
  const { fields = [], keys = [] } = findElement(model, aggregate, 'aggregate')?.design ?? {};
  const times = fields.filter(({ type }) => type === 'time').map(({ name }) => toIdentifier(name));
  return keys.some((key) => key.fields.some((field) => times.includes(toIdentifier(field))));
}

/** The aggregates that a command changes or reads. */
function needs(model: Model, command: ElementId): readonly (ElementId | undefined)[] {
  const reads = findElement(model, command, 'command')?.design?.reads ?? [];
  return [
    readExpressions(model).clusters.aggregateOfCommand.get(command),
    ...reads.map(({ aggregate }) => aggregate),
  ];
}

/** What policies may issue after some commands, sooner or later; undefined where that may have no end. */
function issuedBecauseOf(model: Model, commands: readonly ElementId[]): ReadonlySet<ElementId> | undefined {
  const { clusters, policies } = readExpressions(model);
  const reactions = [...policies.values()].flatMap((policy) => policy.reactions);
  const nextOf = (command: ElementId) =>
    (clusters.outcomes.get(command) ?? []).flatMap(({ event }) =>
      reactions
        .filter((reaction) => reaction.event === event)
        .flatMap(({ issue, compensation, failures }) =>
          [issue, compensation, ...failures.map((failure) => failure.issue)].flatMap(
            (each) => each?.command ?? [],
          ),
        ),
    );
  const found = new Set<ElementId>();
  const isEndless = (command: ElementId, above: ReadonlySet<ElementId>): boolean => {
    if (above.has(command)) return true;
    return nextOf(command).some((next) => {
      found.add(next);
      return isEndless(next, new Set([...above, command]));
    });
  };
  return commands.some((command) => isEndless(command, new Set())) ? undefined : found;
}

/** Takes step after step, and knows what has become of the things it named. */
class JourneyMaker {
  private readonly model: Model;
  private readonly commands: readonly ElementId[];
  private readonly dice: Dice;
  private readonly world: InterpretedWorld;
  /** The names of things with an id that nobody chose. */
  private readonly names = new Map<string, string>();

  constructor(model: Model, commands: readonly ElementId[], dice: Dice) {
    this.model = model;
    this.commands = commands;
    this.dice = dice;
    this.world = createInterpretedWorld(model);
  }

  steps(): readonly Plain[] {
    const looks = this.dice(2) === 0 ? this.look() : [];
    const wishes = Array.from({ length: 2 + this.dice(6) }, () => [
      ...(this.dice(4) === 0 ? this.answer() : []),
      ...this.wish(),
      ...(this.dice(5) === 0 ? [{ later: this.pick(['PT1M', 'PT2H', 'P3D']) }] : []),
    ]);
    return [...looks, ...wishes.flat()];
  }

  /** Nothing is there before anything happens. */
  private look(): readonly Plain[] {
    const seen = idsOfKind(this.model, 'read-model').flatMap((readModel) =>
      (findElement(this.model, readModel, 'read-model')?.design?.queries ?? []).map((query) => ({
        readModel,
        query,
      })),
    );
    if (seen.length === 0) return [];
    const { readModel, query } = this.pick(seen);
    const values = this.examples(query.parameters ?? [], readModel);
    return [{ readModel, query: query.name, values, rows: [] }];
  }

  /** The next answer of a system: one of its errors, or what it always says. */
  private answer(): readonly Plain[] {
    const { policies } = readExpressions(this.model);
    const asked = [...policies.values()].flatMap(({ reactions }) =>
      reactions.flatMap(({ call }) => call ?? []),
    );
    if (asked.length === 0) return [];
    const { system, operation } = this.pick(asked);
    const errors = operation.errors ?? [];
    return [
      {
        system,
        operation: operation.name,
        ...(errors.length > 0 && this.dice(2) === 0
          ? { error: this.pick(errors) }
          : { values: this.examples(operation.response ?? [], system) }),
      },
    ];
  }

  /** Somebody issues a command, mostly one that leads to something, and what the interpreter says follows. */
  private wish(): readonly Plain[] {
    const wishes = Array.from({ length: 1 + this.dice(4) }, () => this.possibleWish() ?? []).flat();
    const fruitful = wishes.find((wish) => {
      const rehearsed = this.world.rehearse(wish.issued);
      return rehearsed.ok && rehearsed.value.events.length > 0;
    });
    const wish = fruitful ?? wishes[0];
    return wish === undefined ? [] : this.take(wish);
  }

  /** A command with values of its parameters' types. */
  private possibleWish() {
    const { commands, types } = readExpressions(this.model);
    const command = this.pick(this.commands);
    const reading = commands.get(command);
    const aggregate = reading?.aggregate;
    const declared = findElement(this.model, command, 'command')?.design?.parameters ?? [];
    if (reading === undefined || aggregate === undefined) return undefined;
    const fields: readonly FieldJson[] = [...declared, ...reading.implied];
    const bindings = types.bindings([...declared, ...reading.implied], aggregate);
    const values = { ...this.examples(fields, aggregate), ...this.idsFor(fields) };
    const read = readExampleRecord(values, { name: 'the wish', fields: () => bindings });
    if (!read.ok) return undefined;
    const createId = () => `fresh-${this.names.size}`;
    return { fields, values, issued: { command, parameters: read.value, now, createId } };
  }

  /** Nothing, where it is refused for another reason than a rule. */
  private take({
    fields,
    values,
    issued,
  }: NonNullable<ReturnType<JourneyMaker['possibleWish']>>): readonly Plain[] {
    const handled = this.world.handle(issued);
    const wish = { command: issued.command, values: this.named(fields, values) };
    if (!handled.ok) {
      const { error } = handled;
      return error.reason === 'rule' ? [{ ...wish, then: { error: error.error } }] : [];
    }
    const { id, events, began } = handled.value;
    const fresh = began && events.length > 0 && id === issued.createId();
    const name = fresh ? `thing${this.names.size}` : undefined;
    if (name !== undefined) this.names.set(id, name);
    const [first, ...others] = events.map(({ event }): Plain => ({ event }));
    const told =
      first === undefined ? [] : [{ ...first, ...(name !== undefined && { as: name }) }, ...others];
    return [{ ...wish, then: { events: told } }];
  }

  private examples(fields: readonly FieldJson[], owner: ElementId): Record<string, unknown> {
    return fieldMaker(this.dice, (base) => base, []).examples(this.model, owner, fields);
  }

  /** Nearly always the id of something that is there. */
  private idsFor(fields: readonly FieldJson[]): Record<string, unknown> {
    return Object.fromEntries(
      fields.flatMap((field) => {
        const ids = this.idsOf(field);
        const isMeant =
          field.type === 'id' && !field.list && !field.optional && toIdentifier(field.name) !== '';
        return isMeant && ids.length > 0 && this.dice(8) > 0 ? [[field.name, this.pick(ids)]] : [];
      }),
    );
  }

  private idsOf({ of }: FieldJson): readonly string[] {
    return idsOfKind(this.model, 'aggregate')
      .filter(
        (id) => toIdentifier(findElement(this.model, id, 'aggregate')?.text ?? '') === toIdentifier(of ?? ''),
      )
      .flatMap((id) => this.world.idsOf(id));
  }

  /** The values with names instead of the ids that only the interpreter knows. */
  private named(fields: readonly FieldJson[], values: Record<string, unknown>): Record<string, unknown> {
    const ids = new Set(fields.filter(({ type }) => type === 'id').map(({ name }) => name));
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const known = ids.has(name) && typeof value === 'string' ? this.names.get(value) : undefined;
        return [name, known === undefined ? value : `{${known}}`];
      }),
    );
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }
}
