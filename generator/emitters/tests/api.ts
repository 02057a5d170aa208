import { findValueObject } from '../../facts/records.ts';
import { inPackage } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { FieldPlan, TypePlan } from '../../plan/fields.ts';
import type { ScenarioPlan } from '../../plan/scenarios.ts';
import { type Emission, kernel, placesOf, portsOf, toFile } from '../../printing/emission.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { requestOf, routePlacesOf } from '../api/command.ts';
import { wiringPlacesOf } from '../context/wiring.ts';
import { storePlacesOf } from '../infrastructure/stores.ts';
import { scopeOf } from '../project/copied-packages.ts';
import { canBeTold, printHistory, printMessage, type Stage as ScenarioStage } from './scenarios.ts';

type Stage = Omit<ScenarioStage, 'command'>;

const statusOfKind = { conflict: 409, invalid: 422, 'not-found': 404 } as const;

// Longer stories are told to the decider already; here it is about the way through HTTP.
const longestHistory = 2;

const usualNow = '2026-01-01T00:00:00.000Z';

/** `test/cart/cart-api.test.ts`: the routes of one aggregate, and the team's scenarios told over HTTP. */
export function emitApiTest(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, plural, commands } = aggregate;
  const path = `test/${name.kebab}/${name.kebab}-api.test.ts`;
  const source = createSource(path);
  const stage = { emission, source, aggregate };
  const of = (symbol: string) => source.value(inPackage('vitest', symbol));
  const [it, expect, describe] = [of('it'), of('expect'), of('describe')];
  const createStore = source.value(storePlacesOf(emission).memory);
  const routes = [...commands.map((command) => requestOf(aggregate, command).path), `/${plural.slug}/{id}`];
  const bodies = commands.filter((command) => requestOf(aggregate, command).inBody.length > 0);
  const tests = [
    `${it}('describes its routes', () => {
      expect(clientOf(${createStore}()).describedPaths()).toEqual(
        ${expect}.arrayContaining([${routes.map(printString).join(', ')}]),
      );
    });`,
    `${it}('finds nothing under an unknown id', async () => {
      const answer = await clientOf(${createStore}()).get(${printString(`/${plural.slug}/nobody`)});
      expect(answer).toMatchObject({ status: 404 });
    });`,
    ...(bodies.length === 0 ? [] : [printBadBodies(stage, bodies)]),
    ...printStories(stage),
  ];
  source.add(
    printClient(stage),
    `${describe}(${printString(`${plural.words} over HTTP`)}, () => {\n${tests.join('\n\n')}\n});`,
  );
  return toFile(emission, path, source);
}

function printClient({ emission, source }: Stage): string {
  const createClient = inPackage(`${scopeOf(emission)}/platform/testing`, 'createApiClient');
  const createApi = source.value(wiringPlacesOf(emission).createApi);
  return `function clientOf(store: ${source.type(portsOf(emission).store)}, now = ${printString(usualNow)}) {
    return ${source.value(createClient)}(now, (surroundings) => ${createApi}({ ...surroundings, store }));
  }`;
}

function printBadBodies(stage: Stage, commands: readonly CommandPlan[]): string {
  const paths = commands.map((command) => printString(toAddress(stage.aggregate, command, 'any')));
  return `it.each([${paths.join(', ')}])('takes nothing but its own body at %s', async (path) => {
    const answer = await clientOf(${stage.source.value(storePlacesOf(stage.emission).memory)}()).post(path, []);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-not-valid' } });
  });`;
}

/** For every command the first scenario that ends well, and one refusal of each kind, where they can be told over HTTP. */
function printStories(stage: Stage): readonly string[] {
  const refusals = new Set<string>();
  return stage.aggregate.commands.flatMap((command) => {
    const told = command.scenarios.filter(
      (scenario) => scenario.history.length <= longestHistory && isTold(stage, command, scenario),
    );
    const good = told.find(({ then }) => then.kind === 'events' && then.events.length > 0);
    const refused = told.find(({ then }) => then.kind === 'refusal' && !refusals.has(then.error.kind));
    if (refused?.then.kind === 'refusal') {
      refusals.add(refused.then.error.kind);
    }
    return [good, refused].flatMap((scenario) =>
      scenario === undefined ? [] : [printStory(stage, command, scenario)],
    );
  });
}

/**
 * Over HTTP an aggregate is found, where a decision is simply given it: by its id in the address, or not at all. Value
 * objects must hold their rules, so that only values that the team has given can be sent.
 */
function isTold({ aggregate, ...stage }: Stage, command: CommandPlan, scenario: ScenarioPlan): boolean {
  const { inPath, inBody } = requestOf(aggregate, command);
  const { history, reads, when } = scenario;
  const isFound =
    inPath === undefined ? history.length === 0 && command.creates !== 'never' : history.length > 0;
  return (
    isFound &&
    reads.length === 0 &&
    command.reads.length === 0 &&
    inBody.every(
      (field) =>
        !hasRules(stage.emission.context, field.type) || when.properties.some(({ key }) => key === field.key),
    ) &&
    canBeTold({ ...stage, aggregate, command }, scenario)
  );
}

function hasRules(context: ContextPlan, type: TypePlan, inside: readonly object[] = []): boolean {
  const anyHasRules = (record: object, fields: readonly FieldPlan[]) =>
    !inside.includes(record) && fields.some((field) => hasRules(context, field.type, [...inside, record]));
  switch (type.kind) {
    case 'value':
      return (
        (findValueObject(context, type.value)?.rules.length ?? 0) > 0 ||
        anyHasRules(type.value, type.value.fields)
      );
    case 'entity':
      return anyHasRules(type.entity, type.entity.fields);
    default:
      return false;
  }
}

function printStory(stage: Stage, command: CommandPlan, scenario: ScenarioPlan): string {
  const { source, aggregate, emission } = stage;
  const { inPath, inBody } = requestOf(aggregate, command);
  const id = inPath === undefined ? '' : `\${${aggregate.name.camel}.id}`;
  const address = toAddress(aggregate, command, id);
  const bodyOf = inPackage(`${scopeOf(emission)}/platform/testing`, 'bodyOf');
  const [data, body] =
    inBody.length === 0
      ? ['', '']
      : [
          `const { data } = ${printMessage({ ...stage, command }, command, scenario.when)};`,
          `, ${source.value(bodyOf)}(${source.value(routePlacesOf(aggregate, command).body)}, data)`,
        ];
  const now = scenario.now === usualNow ? '' : `, ${printString(scenario.now)}`;
  return `it(${printString(`${command.name.words}: ${scenario.words.slice(0, 200)}`)}, async () => {
    const store = ${source.value(storePlacesOf(emission).memory)}();
    ${[inPath === undefined ? '' : printSaved(stage, command, scenario), data].filter((part) => part !== '').join('\n')}

    const answer = await clientOf(store${now}).post(${id === '' ? printString(address) : `\`${address}\``}${body});
    expect(answer).toMatchObject(${printAnswer(scenario, inPath === undefined)});
  });`;
}

function printSaved(stage: Stage, command: CommandPlan, { history, aggregateId }: ScenarioPlan): string {
  const { source, aggregate, emission } = stage;
  const { name, plural } = aggregate;
  const of = (symbol: string) => source.value(kernel(emission, symbol));
  const past = printHistory({ ...stage, command }, aggregate, history, aggregateId);
  const decider = source.value(placesOf(aggregate).decider);
  return `const ${name.camel} = ${of('existing')}(${of('stateAfter')}(${decider}, ${past}));
    await store.${plural.camel}.save({ id: ${name.camel}.id, state: ${name.camel}, expectedVersion: 0, messages: [] });`;
}

function printAnswer({ then }: ScenarioPlan, begins: boolean): string {
  switch (then.kind) {
    case 'events':
      return begins ? '{ status: 201, body: { version: 1 } }' : '{ status: 200, body: { version: 2 } }';
    case 'refusal':
      return `{ status: ${statusOfKind[then.error.kind]}, body: { code: ${printString(then.error.code)} } }`;
    default:
      throw new Error('Only decisions are told over HTTP.');
  }
}

/** Addresses are slugs: they need no escaping. */
function toAddress(aggregate: AggregatePlan, command: CommandPlan, id = ''): string {
  return requestOf(aggregate, command).path.replace(/\{[^}]*\}/, () => id);
}
