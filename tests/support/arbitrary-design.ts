import { soundPart } from '#generator/phases/check/sound-part.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import { findUnsoundParameters } from '#models/interpreter/check-parameters.ts';
import type { Values } from '#models/interpreter/situation.ts';
import { walkScenario } from '#models/interpreter/walk-scenario.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { readExampleRecord } from '#models/views/example-values.ts';
import { readExpressions } from '#models/views/expression-scopes.ts';
import { createDice, type Dice } from './arbitrary-command.ts';
import { arbitraryField, type FieldJson, fieldMaker } from './arbitrary-fields.ts';
import { loadedText } from './hostile-model.ts';

type Plain = Record<string, unknown>;

/** A board at design level with everything a board may have, often under names that nobody should give. Free of errors. */
export function designedModel(seed: number, naming: 'any' | 'plain' = 'any'): Model {
  const dice = createDice(Math.imul(seed ^ 0x5bd1e995, 2_654_435_761));
  // What no board may hold, such as a key that JavaScript keeps for itself, is not read.
  const { model } = parseModel(new BoardMaker(dice, seed, naming).board());
  return withStories(soundPart(model).model, dice);
}

/** What is known of an aggregate while the board is made. */
interface Made {
  readonly id: string;
  readonly name: string;
  readonly context: string;
  readonly fields: readonly FieldJson[];
  readonly events: {
    readonly id: string;
    readonly payload: readonly FieldJson[];
    readonly published: boolean;
  }[];
  readonly commands: { readonly id: string; readonly parameters: readonly FieldJson[] }[];
}

class BoardMaker {
  private readonly dice: Dice;
  private readonly seed: number;
  private readonly hostility: number;
  private readonly elements: Record<string, Plain> = {};
  private readonly relations: Record<string, Plain> = {};
  private readonly values: Record<string, Plain> = {};
  private readonly made: Made[] = [];
  private count = 0;

  constructor(dice: Dice, seed: number, naming: 'any' | 'plain') {
    this.dice = dice;
    this.seed = seed;
    const hostility = [0, 0, 3, 10][dice(4)] ?? 0;
    this.hostility = naming === 'plain' ? 0 : hostility;
  }

  board(): Plain {
    const contexts = this.times(1, 3, (index) => `context-${index}`);
    for (const id of this.times(0, 3, (index) => `value-${index}`)) this.addValue(id);
    for (const context of contexts) {
      for (const id of this.times(1, 2, (index) => `${context}-thing-${index}`))
        this.addAggregate(id, context);
    }
    for (const context of contexts) {
      if (this.chance(2)) this.addPolicy(context);
      if (this.chance(2)) this.addReadModel(context);
    }
    return {
      format: 'stormwright-board',
      version: 1,
      id: `random-${this.seed}`,
      name: this.words('Board'),
      purpose: this.words('Whatever comes'),
      contexts: Object.fromEntries(
        contexts.map((id) => [id, { name: this.words('Part'), purpose: this.words('Does things') }]),
      ),
      elements: this.elements,
      relations: this.relations,
      values: this.values,
      terms: { 'term-0': { name: this.words('Word'), definition: this.words('What it means') } },
    };
  }

  private addValue(id: string): void {
    const fields = this.fields(1, 3, false);
    const [first] = fields;
    const rule = first && this.checkOf(first, toIdentifier(first.name));
    this.values[id] = {
      name: this.words('Value'),
      fields,
      ...(rule &&
        this.chance(2) && {
          rules: [{ text: this.words('It must be so'), check: rule, error: this.words('Value Refused') }],
        }),
      ...(first &&
        this.chance(3) && { derived: [{ name: this.words('known'), value: this.derivedOf(first) }] }),
    };
  }

  private addAggregate(id: string, context: string): void {
    const fields = this.fields(1, 5, true);
    const entity = this.chance(2)
      ? { name: this.words('Line'), fields: this.fields(1, 3, false) }
      : undefined;
    const lines = entity && { name: this.words('lines'), type: 'entity', of: entity.name, list: true };
    const events = this.times(2, 4, (index) => `${id}-event-${index}`);
    const states = this.chance(2) ? this.times(2, 4, (index) => this.words(`state ${index}`)) : undefined;
    const own = [...fields, ...(lines ? [lines] : [])];
    const keyed = fields.find(({ list, optional, type }) => !list && !optional && type !== 'value');
    const made: Made = { id, name: this.words('Thing'), context, fields, events: [], commands: [] };
    this.elements[id] = {
      kind: 'aggregate',
      text: made.name,
      context,
      at: [0, 0],
      description: this.words('Kept together'),
      design: {
        fields: own,
        derived: this.derivedFields(own),
        ...(entity && { entities: [entity] }),
        ...(states && { lifecycle: this.lifecycle(states, events) }),
        ...(keyed && this.chance(2) && { keys: [this.key(keyed.name, states?.[0])] }),
      },
    };
    for (const [index, event] of events.entries()) this.addEvent(made, event, index, entity, lines?.name);
    for (const index of this.times(2, 4, (each) => each)) this.addCommand(made, index, states, lines?.name);
    this.made.push(made);
  }

  private lifecycle(states: readonly string[], events: readonly string[]): Plain {
    const moves = events.slice(1).flatMap((on) =>
      this.chance(3)
        ? []
        : [
            {
              from: states.filter(() => this.chance(2)),
              on,
              to: this.pick(states),
              ...(this.chance(2) && { error: this.words('Not Now') }),
            },
          ],
    );
    return { states, initial: states[0], moves };
  }

  private key(field: string, state: string | undefined): Plain {
    const isPlain = state !== undefined && /^[\w ]+$/.test(state);
    return {
      name: this.words('key'),
      fields: [field],
      ...(isPlain && this.chance(2) && { when: `status == '${state}'` }),
      ...(this.chance(2) && { error: this.words('Taken') }),
    };
  }

  /** The first event sets every field, so that nothing that is required stays unset; later ones change this and that. */
  private addEvent(
    made: Made,
    id: string,
    index: number,
    entity: { readonly fields: readonly FieldJson[] } | undefined,
    lines: string | undefined,
  ): void {
    const changed = index === 0 ? made.fields : made.fields.filter(() => this.chance(2));
    const appended = index > 0 && entity !== undefined && lines !== undefined && this.chance(2);
    const payload = appended
      ? [
          ...changed,
          ...entity.fields.filter(({ name }) => !changed.some((field) => sameName(field.name, name))),
        ]
      : changed;
    const effects: Plain[] = changed.flatMap((field): Plain[] => this.effectsOf(made, field, index));
    if (appended) {
      const parts = entity.fields.filter((field) => payload.includes(field));
      const values = Object.fromEntries(parts.map(({ name }) => [name, toIdentifier(name)]));
      effects.push({ do: 'append', field: lines, values });
    }
    const isPublished = this.chance(2);
    this.elements[id] = {
      kind: 'event',
      text: this.words('Thing Done'),
      context: made.context,
      at: [0, 0],
      ...(this.chance(2) && { description: this.words('It happened') }),
      design: { payload, effects, ...(isPublished && { published: this.published(made, payload) }) },
    };
    this.relate('emits', made.id, id);
    made.events.push({ id, payload, published: isPublished });
  }

  private effectsOf(made: Made, field: FieldJson, index: number): Plain[] {
    const to = toIdentifier(field.name);
    const isCountable =
      ['integer', 'decimal', 'money', 'duration'].includes(field.type) && !field.list && !field.optional;
    if (index > 0 && isCountable && this.chance(2)) return [{ do: 'increment', field: field.name, by: to }];
    if (index > 0 && field.optional && this.chance(4)) return [{ do: 'clear', field: field.name }];
    if (index > 0 && field.list && !field.optional && this.chance(3)) {
      const list = `${toIdentifier(made.name)}.${to}`;
      return [{ do: 'remove', field: field.name, where: `item => some(${list}, other => other == item)` }];
    }
    return to === '' ? [] : [{ do: 'set', field: field.name, to }];
  }

  private published(made: Made, payload: readonly FieldJson[]): Plain {
    const name = this.hostility > 0 && this.chance(3) ? this.words('wire') : `${made.id}.${++this.count}`;
    if (this.chance(2)) return { name, version: 1 };
    const fields = [...payload, { name: 'how many', type: 'integer' }];
    const face = { name, version: 2, fields, values: { 'how many': '1 + 1' } };
    return this.chance(2)
      ? face
      : { ...face, earlier: [{ version: 1, fields: payload, upcast: { 'how many': '0' } }] };
  }

  private addCommand(
    made: Made,
    index: number,
    states: readonly string[] | undefined,
    lines: string | undefined,
  ): void {
    const id = `${made.id}-command-${index}`;
    const first = made.events[index === 0 ? 0 : 1 + this.dice(made.events.length - 1)];
    if (first === undefined) return;
    const second = index > 0 && this.chance(4) ? this.pick(made.events.slice(1)) : undefined;
    const events = [first, ...(second === undefined || second === first ? [] : [second])];
    const payload = events.flatMap((event) => event.payload);
    const parameters = payload.filter(
      (field, place) =>
        this.dice(8) > 0 && payload.findIndex((other) => sameName(other.name, field.name)) === place,
    );
    const creates =
      index === 0
        ? this.pick(['always', 'when-missing'])
        : this.pick([undefined, 'never', 'never', 'when-missing']);
    const withId =
      creates === 'always' && this.chance(3) ? [{ name: `${made.name} id`, type: 'id', of: made.name }] : [];
    const other =
      index > 0 && this.chance(3) ? this.made.find(({ context }) => context === made.context) : undefined;
    const root = toIdentifier(made.name);
    const mayExist = creates !== 'always' && root !== '';
    const rules = [
      ...parameters.slice(0, 2).flatMap((field) => this.checkOf(field, toIdentifier(field.name)) ?? []),
      ...(mayExist && states && this.chance(2)
        ? [`${root}.status != '${states[0]}' || ${root}.status == '${states[0]}'`]
        : []),
      ...(mayExist && lines && this.chance(2) ? [`size(${root}.${toIdentifier(lines)}) < 3`] : []),
    ];
    this.elements[id] = {
      kind: 'command',
      text: this.words('Do Thing'),
      context: made.context,
      at: [0, 0],
      design: {
        parameters: [...parameters, ...withId],
        ...(creates && { creates }),
        ...(other && {
          reads: [
            {
              aggregate: other.id,
              parameter: 'other id',
              name: 'other',
              ...(this.chance(2) && { error: this.words('No Other') }),
            },
          ],
        }),
        rules: rules
          .filter(() => this.chance(2))
          .map((check) => ({
            text: this.words('It must be so'),
            ...(this.dice(8) > 0 && { check }),
            error: this.words('Refused'),
          })),
        outcomes: events.map((event, place) => ({
          event: event.id,
          ...(place > 0 &&
            this.chance(2) &&
            parameters[0] && { when: this.checkOf(parameters[0], toIdentifier(parameters[0].name)) }),
          ...(event.payload.some(({ type }) => type === 'time') && {
            payload: Object.fromEntries(
              event.payload
                .filter(({ type, list }) => type === 'time' && !list)
                .map(({ name }) => [name, 'now']),
            ),
          }),
        })),
      },
    };
    this.relate('handled-by', id, made.id);
    const actor = `${id}-actor`;
    this.elements[actor] = { kind: 'actor', text: this.words('Somebody'), at: [0, 0] };
    this.relate('issues', actor, id);
    made.commands.push({ id, parameters });
  }

  private addPolicy(context: string): void {
    const home = this.pick(this.made.filter((made) => made.context === context));
    const command = this.pick(home.commands);
    const others = this.made.flatMap((made) =>
      made.events.filter(({ published }) => published || made.context === context),
    );
    if (others.length === 0) return;
    const event = this.pick(others);
    const id = `${context}-policy`;
    const written = this.chance(2) && {
      design: {
        reactions: [
          {
            event: event.id,
            command: command.id,
            ...(this.chance(3) && { delay: 'PT1H' }),
            ...(this.chance(3) && { compensation: this.pick(home.commands).id }),
          },
        ],
      },
    };
    this.elements[id] = {
      kind: 'policy',
      text: this.words('Whenever so, do so'),
      context,
      at: [0, 0],
      ...written,
    };
    this.relate('triggers', event.id, id);
    this.relate('issues', id, command.id);
  }

  private addReadModel(context: string): void {
    const home = this.pick(this.made.filter((made) => made.context === context));
    const event = this.pick(home.events);
    const id = `${context}-view`;
    const [field] = event.payload.filter(
      ({ list, optional, type }) => !list && !optional && ['text', 'integer', 'boolean'].includes(type),
    );
    const asked = field && { ...field, name: `wanted ${field.name}` };
    this.elements[id] = {
      kind: 'read-model',
      text: this.words('What is there'),
      context,
      at: [0, 0],
      design: {
        fields: event.payload,
        queries: [
          { name: this.words('all') },
          ...(field && asked
            ? [
                {
                  name: this.words('some'),
                  parameters: [asked],
                  where: `isSet(${toIdentifier(field.name)}) && ${toIdentifier(field.name)} == ${toIdentifier(asked.name)}`,
                },
              ]
            : []),
        ],
      },
    };
    this.relate('updates', event.id, id);
  }

  private derivedFields(fields: readonly FieldJson[]): readonly Plain[] {
    return fields
      .filter(() => this.chance(4))
      .map((field) => ({ name: this.words('derived'), value: this.derivedOf(field) }));
  }

  private derivedOf({ name, list, optional, type }: FieldJson): string {
    const identifier = toIdentifier(name);
    if (optional) return `isSet(${identifier})`;
    if (list) return `size(${identifier})`;
    if (type === 'integer') return `${identifier} * 2 + 1`;
    if (type === 'money') return `percent(${identifier}, 15) + ${identifier}`;
    if (type === 'time') return `${identifier} + days(3)`;
    return type === 'text' ? `size(${identifier}) + 1` : `1 + 1`;
  }

  /** Something that may hold and may not. */
  private checkOf({ name, type, list, optional, options }: FieldJson, path: string): string | undefined {
    if (toIdentifier(name) === '') return undefined;
    if (optional) return `!isSet(${path}) || ${this.pick(['1 < 2', '2 < 1'])}`;
    if (list) return `size(${path}) < 3`;
    switch (type) {
      case 'integer':
      case 'decimal':
        return this.pick([`${path} < 5`, `${path} * 3 != 6`, `${path} in [1, 2, 3]`, `10 / ${path} > 1`]);
      case 'text':
        return this.pick([`size(${path}) > 0`, `${path} != 'a'`]);
      case 'money':
        return this.pick([`${path} > money('0.00', 'EUR')`, `${path}.currency == 'EUR'`]);
      case 'boolean':
        return this.pick([path, `!${path}`]);
      case 'duration':
        return `${path} < days(2)`;
      case 'one-of': {
        const option = options?.find((each) => /^[\w ]+$/.test(each));
        return option === undefined || (options?.length ?? 0) < 2 ? undefined : `${path} != '${option}'`;
      }
      default:
        return `${path} == ${path}`;
    }
  }

  private fields(least: number, most: number, withObjects: boolean): readonly FieldJson[] {
    const maker = fieldMaker(
      this.dice,
      (base) => this.words(base),
      withObjects ? Object.keys(this.values) : [],
    );
    return this.times(least, most, () => arbitraryField(maker)).filter(
      ({ name }, index, all) => all.findIndex((other) => sameName(other.name, name)) === index,
    );
  }

  private relate(type: string, from: string, to: string): void {
    this.relations[`relation-${++this.count}`] = { type, from, to };
  }

  /** Nearly always a fresh name; on hostile boards often one that nobody should give. */
  private words(base: string): string {
    this.count += 1;
    return this.dice(10) < this.hostility ? loadedText(this.dice) : `${base} ${numberWord(this.count)}`;
  }

  private times<Item>(least: number, most: number, make: (index: number) => Item): Item[] {
    return Array.from({ length: least + this.dice(most - least + 1) }, (_, index) => make(index));
  }

  /** One time in `outOf`. */
  private chance(outOf: number): boolean {
    return this.dice(outOf) === 0;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }
}

function sameName(one: string, other: string): boolean {
  return toIdentifier(one) === toIdentifier(other);
}

/** 27 as "ba": letters, because digits at the end of a word become part of it. */
function numberWord(count: number): string {
  return count === 0 ? '' : `${numberWord(Math.floor(count / 26))}${String.fromCharCode(97 + (count % 26))}`;
}

/** Stories whose ends are those of the interpreter: commands in a world where two events have happened, or none. */
function withStories(model: Model, dice: Dice): Model {
  const { commands, clusters, types, beginnings } = readExpressions(model);
  const stories: Record<string, Plain> = {};
  for (const [command, { aggregate, implied }] of commands) {
    const element = model.elements[command];
    if (aggregate === undefined || element?.kind !== 'command') continue;
    const all = clusters.clusters.find((each) => each.aggregate === aggregate)?.events ?? [];
    const first = all.filter(beginnings.isBeginning).slice(0, 1);
    const events = first.length === 0 ? [] : [...first, ...all.filter((event) => !first.includes(event))];
    const maker = fieldMaker(dice, (base) => base, []);
    const examples = (fields: readonly FieldJson[]) => maker.examples(model, aggregate, fields);
    const given =
      dice(2) === 0
        ? []
        : events.slice(0, 1 + dice(2)).map((event) => {
            const own = model.elements[event];
            return {
              event,
              values: examples((own?.kind === 'event' ? own.design?.payload : undefined) ?? []),
            };
          });
    const fields = [...(element.design?.parameters ?? []), ...implied];
    const story = {
      name: `Story of ${command}`,
      command,
      given,
      when: examples(fields),
      then: { events: [] },
    };
    const then = endOf(model, story, () => types.bindings(fields, aggregate));
    if (then !== undefined) stories[`story-${command}`] = { ...story, then };
  }
  return soundPart({ ...model, scenarios: stories } as unknown as Model).model;
}

function isSoundWish(model: Model, { command }: Story, parameters: Values): boolean {
  const unsound = findUnsoundParameters(model, command, parameters);
  return unsound.ok && unsound.value.length === 0;
}

type Story = Parameters<typeof walkScenario>[1];

/** Undefined where no story can say it: parameters that can never be, or a calculation without a result. */
function endOf(
  model: Model,
  story: object,
  fields: () => ReturnType<ReturnType<typeof readExpressions>['types']['bindings']>,
): Plain | undefined {
  const told = story as Story;
  const read = readExampleRecord(told.when ?? {}, { name: 'the story', fields });
  if (!read.ok || !isSoundWish(model, told, read.value)) return undefined;
  const end = walkScenario(model, told);
  if (end.ok) return { events: end.value.map(({ event }) => ({ event })) };
  return end.error.reason === 'rule' ? { error: end.error.error } : undefined;
}
