import { exampleIdText } from '../../examples/example-values.ts';
import { needsNoFunction } from '../../facts/expression-facts.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { EffectPlan, EventPlan } from '../../plan/events.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printString } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { askLifecycle, firstMoves } from '../domain/lifecycle-checks.ts';
import { examplesFileOf, isPossible } from './aggregate-examples.ts';
import { examplePlaceOf, hasExample } from './examples.ts';

/** `test/order/order-lifecycle.test.ts`: every move of the lifecycle, and every state in which a command is refused. */
export function emitLifecycleTest(emission: Emission, aggregate: AggregatePlan): readonly GeneratedFile[] {
  const { name, lifecycle } = aggregate;
  const moving = aggregate.events.filter(isTestable);
  const guarded = aggregate.commands.filter(isGuarded);
  if (lifecycle === undefined || !hasExample(aggregate) || moving.length + guarded.length === 0) {
    return [];
  }
  const path = `test/${name.kebab}/${name.kebab}-lifecycle.test.ts`;
  const source = createSource(path);
  for (const symbol of ['describe', 'expect', 'it']) {
    source.value(inPackage('vitest', symbol));
  }
  const id = `${source.value(inFile(IDS_FILE, aggregate.idName.camel))}(${printString(exampleIdText(aggregate.idName))})`;
  const places = placesOf(aggregate);
  const tables = [
    ...(moving.length > 0 ? [printMovesTable(source, aggregate, moving)] : []),
    ...(guarded.length > 0 ? [printGuardsTable(source, aggregate, guarded)] : []),
  ];
  const tests = [
    ...(moving.length > 0 ? [printMovesTest(emission, source, aggregate)] : []),
    ...(guarded.length > 0 ? [printGuardsTest(emission, source, aggregate)] : []),
  ];
  source.add(
    `function inState(status: ${source.type(places.status)}): ${source.type(places.state)} {
      return { ...${source.value(examplePlaceOf(aggregate))}(${id}), status };
    }`,
    ...tables,
    `describe(${printString(`The lifecycle of ${withArticle(name.words)}`)}, () => {\n${tests.join('\n\n')}\n});`,
  );
  return [toFile(emission, path, source)];
}

/** Events of which an example can be made, and whose effects calculate nothing that an example could be wrong for. */
function isTestable({ moves, payload, effects, starts }: EventPlan): boolean {
  return (
    moves.some(({ from }) => from.length > 0) &&
    starts === 'never' &&
    isPossible(payload) &&
    effects.every(isPlain)
  );
}

function isPlain(effect: EffectPlan): boolean {
  return effect.do === 'clear' || (effect.do === 'set' && needsNoFunction(effect.value));
}

function printMovesTable(source: Source, aggregate: AggregatePlan, moving: readonly EventPlan[]): string {
  const places = placesOf(aggregate);
  const examples = source.namespace(inFile(examplesFileOf(aggregate), `${aggregate.name.camel}Examples`));
  const status = source.type(places.status);
  const rows = moving.flatMap((event) =>
    firstMoves(event).flatMap(({ from, to }) =>
      from.map(
        (state) =>
          `{ from: ${printString(state)}, event: ${examples}.${event.name.camel}(), to: ${printString(to)} },`,
      ),
    ),
  );
  return `const moves: readonly { from: ${status}; event: ${source.type(places.event)}; to: ${status} }[] = [\n${rows.join('\n')}\n];`;
}

function printMovesTest(emission: Emission, source: Source, aggregate: AggregatePlan): string {
  const evolve = source.value(kernel(emission, 'evolve'));
  const decider = source.value(placesOf(aggregate).decider);
  return `it.each(moves)('goes from $from by $event.type to $to', ({ from, event, to }) => {
    expect(${evolve}(${decider}, inState(from), event).status).toBe(to);
  });`;
}

/** Commands that look at nothing but the aggregate, and whose events all have states in which they may happen. */
function isGuarded({ outcomes, parameters, creates, reads }: CommandPlan): boolean {
  return (
    creates !== 'always' &&
    reads.length === 0 &&
    isPossible(parameters) &&
    outcomes.some(({ allowed }) => allowed !== undefined) &&
    outcomes.every(({ when }) => when === undefined)
  );
}

function printGuardsTable(source: Source, aggregate: AggregatePlan, guarded: readonly CommandPlan[]): string {
  const places = placesOf(aggregate);
  const examples = source.namespace(inFile(examplesFileOf(aggregate), `${aggregate.name.camel}Examples`));
  const rows = guarded.map((command) => {
    const allowed = allowedStates(aggregate, command);
    const wrong = (aggregate.lifecycle?.states ?? []).filter((state) => !allowed.includes(state));
    const refusals = [
      ...command.rules.map(({ error }) => error.code),
      ...command.outcomes.flatMap(({ allowed: guard }) => guard?.error.code ?? []),
    ];
    return `{
      command: ${examples}.${command.name.camel}(),
      wrong: [${wrong.map(printString).join(', ')}],
      refusals: [${[...new Set(refusals)].map(printString).join(', ')}],
    },`;
  });
  const types = `command: ${source.type(places.command)}; wrong: readonly ${source.type(places.status)}[]; refusals: readonly string[]`;
  return `// Rules are checked before the lifecycle, so a command in a wrong state may be refused by a broken rule.
const guards: readonly { ${types} }[] = [\n${rows.join('\n')}\n];`;
}

function printGuardsTest(emission: Emission, source: Source, aggregate: AggregatePlan): string {
  const decide = source.value(kernel(emission, 'decide'));
  const { state, command, event, error, context } = placesOf(aggregate);
  const types = [state, command, event, error, context].map((place) => source.type(place)).join(', ');
  const decider = source.value(placesOf(aggregate).decider);
  return `it.each(guards)('refuses $command.type in a wrong state', ({ command, wrong, refusals }) => {
    for (const status of wrong) {
      const ${aggregate.name.camel} = inState(status);
      const context = { id: ${aggregate.name.camel}.id, now: '2026-01-01T00:00:00.000Z' };
      const outcome = ${decide}<${types}>(${decider}, command, context, ${aggregate.name.camel});

      expect(refusals).toContain(outcome.ok ? 'accepted' : outcome.error.code);
    }
  });`;
}

function allowedStates(aggregate: AggregatePlan, command: CommandPlan): readonly string[] {
  const { outcomes, dead } = askLifecycle(aggregate, command);
  return dead === undefined
    ? (aggregate.lifecycle?.states ?? []).filter((state) =>
        outcomes.every(({ mayFrom }) => mayFrom === undefined || mayFrom.includes(state)),
      )
    : [];
}
