import { exampleIdText } from '../../examples/example-values.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { ExampleRecord } from '../../plan/examples.ts';
import type { RulePlan } from '../../plan/fields.ts';
import type { NamedAggregate } from '../../plan/names.ts';
import type { PastEventPlan, ScenarioPlan } from '../../plan/scenarios.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { countsRepetitions, printExample, printExampleProperties } from '../../printing/examples.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printKey, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { storePlacesOf } from '../infrastructure/stores.ts';
import { isPossible } from './aggregate-examples.ts';

/** What one scenario's code is printed with. */
export interface Stage {
  readonly emission: Emission;
  readonly source: Source;
  readonly aggregate: AggregatePlan;
  readonly command: CommandPlan;
}

/**
 * `test/cart/add-book.test.ts`: the team's scenarios for one command, and what still lacks one. A scenario without data that
 * can be made is marked todo too.
 */
export function emitScenarioTest(
  emission: Emission,
  aggregate: AggregatePlan,
  command: CommandPlan,
): readonly GeneratedFile[] {
  const owed = command.rules.filter(({ broken }) => broken === undefined);
  const untold = untoldRules(command);
  if (command.scenarios.length + owed.length + untold.length === 0) {
    return [];
  }
  const path = `test/${aggregate.name.kebab}/${command.name.kebab}.test.ts`;
  const source = createSource(path);
  const stage = { emission, source, aggregate, command };
  const tests = [
    ...command.scenarios.map((scenario) => printTest(stage, scenario)),
    ...owed.map(({ text }) => `it.todo(${printString(text.slice(0, 200))});`),
    ...untold.map(
      ({ text }) =>
        `it.todo(${printString(`${text.replace(/[.\s]+$/u, '').slice(0, 200)}: no story tells of it yet`)});`,
    ),
  ];
  const vitest = (symbol: string) => source.value(inPackage('vitest', symbol));
  vitest('describe');
  vitest('it');
  source.add(`describe(${printString(command.name.words)}, () => {\n${tests.join('\n\n')}\n});`);
  return [toFile(emission, path, source)];
}

/** The rules with a check whose refusal no story of the command ends in: nothing tests them. */
export function untoldRules({ rules, scenarios }: CommandPlan): readonly RulePlan[] {
  const told = new Set(
    scenarios.flatMap(({ then }) =>
      then.kind === 'refusal' || then.kind === 'key-taken' ? [then.error.code] : [],
    ),
  );
  return rules.filter(({ broken, error }) => broken !== undefined && !told.has(error.code));
}

function printTest(stage: Stage, scenario: ScenarioPlan): string {
  const name = printString(scenario.words.slice(0, 200));
  if (scenario.then.kind === 'unknown' || !canBeTold(stage, scenario)) {
    return `it.todo(${name});`;
  }
  stage.source.value(inPackage('vitest', 'expect'));
  switch (scenario.then.kind) {
    case 'value':
      return `it(${name}, () => {\n${printValueRefusal(stage, scenario.then)}\n});`;
    case 'key-taken':
      return `it(${name}, async () => {\n${printStoreRefusal(stage, scenario, scenario.then.error.code)}\n});`;
    default:
      return `it(${name}, () => {\n${printDecision(stage, scenario)}\n});`;
  }
}

/** Every message of the scenario can be made. */
export function canBeTold({ command }: Stage, { history, reads }: ScenarioPlan): boolean {
  const events = [...history, ...reads.flatMap((read) => read.history)].map(({ event }) => event.payload);
  return [command.parameters, ...events].every(isPossible);
}

function printDecision(stage: Stage, scenario: ScenarioPlan): string {
  const { emission, source, aggregate } = stage;
  const decider = source.value(placesOf(aggregate).decider);
  const history = printHistory(stage, aggregate, scenario.history, scenario.aggregateId);
  const context = [
    `id: ${printId(stage, aggregate, scenario.aggregateId)}`,
    `now: ${printString(scenario.now)}`,
    ...scenario.reads.map(({ slot, aggregate: read, history: past }) => {
      const stateAfter = source.value(kernel(emission, 'stateAfter'));
      return `${slot.key}: ${stateAfter}(${source.value(placesOf(read).decider)}, ${printHistory(stage, read, past)})`;
    }),
  ];
  return `const outcome = ${source.value(kernel(emission, 'given'))}(${decider}, ${history}).when(
      ${printMessage(stage, stage.command, scenario.when)},
      { ${context.join(', ')} },
    );

    expect(outcome).toEqual(${printExpected(stage, scenario)});`;
}

function printExpected({ emission, source, aggregate }: Stage, { then, aggregateId }: ScenarioPlan): string {
  if (then.kind === 'refusal') {
    return `${source.value(placesOf(aggregate).refuse)}(${printString(then.error.code)})`;
  }
  const events = then.kind !== 'events' ? [] : then.events;
  const printed = events.map(({ event, values, whole }) => {
    const added = event.payload.filter((field) => !event.declared.includes(field));
    const ids = added.map(({ key }) => `${printKey(key)}: ${printId({ source }, aggregate, aggregateId)}`);
    const known = [...ids, ...printExampleProperties(emission, source, values)].join(', ');
    const data = whole ? `{ ${known} }` : `expect.objectContaining({ ${known} })`;
    return `{ type: '${event.name.pascal}', data: ${data} }`;
  });
  return `${source.value(kernel(emission, 'ok'))}([${printed.join(', ')}])`;
}

/** The command goes through its handler, because only the store knows the other aggregate. */
function printStoreRefusal(stage: Stage, scenario: ScenarioPlan, code: string): string {
  const { emission, source, aggregate, command } = stage;
  const places = placesOf(aggregate);
  const others = [{ aggregate, history: scenario.history }, ...scenario.reads].filter(
    ({ history }) => history.length > 0,
  );
  const saved = others.map(({ aggregate: other, history }) => {
    const existing = source.value(kernel(emission, 'existing'));
    const stateAfter = source.value(kernel(emission, 'stateAfter'));
    const state = `${existing}(${stateAfter}(${source.value(placesOf(other).decider)}, ${printHistory(stage, other, history)}))`;
    return `const ${other.name.camel} = ${state};
    await store.${other.plural.camel}.save({ id: ${other.name.camel}.id, state: ${other.name.camel}, expectedVersion: 0, messages: [] });`;
  });
  return `const store = ${source.value(storePlacesOf(emission).memory)}();
    ${saved.join('\n')}
    let ids = 1;
    const handle = ${source.value(places.createHandler)}({
      store,
      clock: ${source.value(kernel(emission, 'fixedClock'))}(${printString(scenario.now)}),
      createId: () => \`new-\${ids++}\`,
    });

    const outcome = await handle(
      ${printMessage(stage, command, scenario.when)},
      { correlationId: 'test', causationId: 'test' },
    );

    expect(outcome).toEqual(${source.value(places.refuse)}(${printString(code)}));`;
}

function printValueRefusal(
  { emission, source }: Stage,
  { value, input, error }: Extract<ScenarioPlan['then'], { kind: 'value' }>,
): string {
  const create = source.value(inFile(value.file, `create${value.name.pascal}`));
  return `const outcome = ${create}(${printExample(emission, source, input)});

    expect(outcome).toMatchObject({ ok: false, error: { code: ${printString(error.code)} } });`;
}

export function printHistory(
  stage: Stage,
  aggregate: NamedAggregate,
  history: readonly PastEventPlan[],
  aggregateId?: string,
): string {
  const events = history.map(({ event, values, tellsId, times }) => {
    const message = printMessage(
      stage,
      event,
      event.idKey === undefined || tellsId || aggregateId === undefined
        ? values
        : withId(values, event.idKey, aggregate, aggregateId),
    );
    return times === 1
      ? message
      : `...Array.from({ length: ${times} }, ${countsRepetitions(values) ? '(_, index)' : '()'} => ${message})`;
  });
  return `[${events.join(', ')}]`;
}

/** The values with the aggregate's id before them. */
function withId(
  { properties }: ExampleRecord,
  key: string,
  { idName }: NamedAggregate,
  id: string,
): ExampleRecord {
  return {
    kind: 'record',
    properties: [{ key, value: { kind: 'id', id: idName, text: [id] } }, ...properties],
  };
}

/** `example.addBook({ quantity: 2 })` */
export function printMessage(
  { source, emission }: Stage,
  message: CommandPlan | ScenarioPlan['history'][number]['event'],
  data: ExampleRecord,
): string {
  const owner = emission.context.aggregates.find(
    ({ commands, events }) =>
      commands.some(({ id }) => id === message.id) || events.some(({ id }) => id === message.id),
  );
  if (owner === undefined) {
    throw new Error('A message belongs to an aggregate.');
  }
  const example = source.namespace(
    inFile(`test/${owner.name.kebab}/${owner.name.kebab}-examples.ts`, `${owner.name.camel}Examples`),
  );
  return `${example}.${message.name.camel}(${data.properties.length === 0 ? '' : printExample(emission, source, data)})`;
}

/** The id of the scenario, else that of every example. */
function printId({ source }: Pick<Stage, 'source'>, { idName }: NamedAggregate, id?: string): string {
  return `${source.value(inFile(IDS_FILE, idName.camel))}(${printString(id ?? exampleIdText(idName))})`;
}
