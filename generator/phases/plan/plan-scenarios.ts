import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId, ScenarioId } from '#models/metamodel/ids.ts';
import type { ExampleValues, Scenario } from '#models/metamodel/scenario.ts';
import { coversAll, toExample } from '../../examples/example-values.ts';
import { valueObjectsOf } from '../../facts/records.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { ValuePlan } from '../../plan/fields.ts';
import type { NamedAggregate } from '../../plan/names.ts';
import type { QuestionSubject } from '../../plan/open-questions.ts';
import type { PastEventPlan, ScenarioOutcome, ScenarioPlan } from '../../plan/scenarios.ts';
import type { AggregateWithRefusals } from './plan-aggregate.ts';
import type { PlannedCommand } from './plan-commands.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

const defaultNow = '2026-01-01T00:00:00.000Z';

/** The aggregates of a context, each command with its scenarios in the order of their ids. */
export function planScenarios(
  world: World,
  planned: readonly AggregateWithRefusals[],
  values: readonly ValuePlan[],
): readonly AggregatePlan[] {
  const byCommand = new Map<ElementId, ScenarioPlan[]>();
  for (const [id, scenario] of Object.entries(world.model.scenarios).sort(byId)) {
    for (const owner of planned) {
      const command = owner.plan.commands.find((each) => each.id === scenario.command);
      if (command === undefined) continue;
      const plan = planScenario(world, { planned, values }, owner, command, {
        id: id as ScenarioId,
        scenario,
      });
      byCommand.set(command.id, [...(byCommand.get(command.id) ?? []), plan]);
    }
  }
  return planned.map(({ plan }) => ({
    ...plan,
    commands: plan.commands.map((command) => ({ ...command, scenarios: byCommand.get(command.id) ?? [] })),
  }));
}

function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What a scenario may tell of. */
interface Stage {
  readonly planned: readonly AggregateWithRefusals[];
  readonly values: readonly ValuePlan[];
}

function planScenario(
  world: World,
  { planned, values }: Stage,
  owner: AggregateWithRefusals,
  command: PlannedCommand,
  { id, scenario }: { readonly id: ScenarioId; readonly scenario: Scenario },
): ScenarioPlan {
  const subject = subjectOf(world.model, 'scenarios', id);
  const given = (scenario.given ?? []).flatMap((each) => planGiven(planned, each));
  const aggregateId = idOf(command, scenario.when ?? {});
  return {
    id,
    words: toOneLine(scenario.name) || 'Example',
    ...(aggregateId !== undefined && { aggregateId }),
    history: given.filter(({ aggregate }) => aggregate === owner.plan).map(({ plan }) => plan),
    reads: command.reads.flatMap(({ slot }) => {
      const read = planned.find(({ plan }) => plan.name === slot.aggregate.name)?.plan;
      const history = given.filter(({ aggregate }) => aggregate === read).map(({ plan }) => plan);
      return read === undefined || history.length === 0 ? [] : [{ slot, aggregate: read, history }];
    }),
    when: toExample(command.parameters, scenario.when ?? {}),
    now: new Date(scenario.now ?? defaultNow).toISOString(),
    then:
      planBeginning(world, subject, given) ??
      planOutcome({ world, values, owner, subject }, command, scenario),
  };
}

/** A story that begins in the middle of an aggregate's life cannot be tried: what went before is not told. */
function planBeginning(
  world: World,
  subject: QuestionSubject,
  given: readonly { readonly aggregate: NamedAggregate; readonly plan: PastEventPlan }[],
): ScenarioOutcome | undefined {
  const first = given.filter(
    ({ aggregate }, index) => given.findIndex((each) => each.aggregate === aggregate) === index,
  );
  const late = first.find(({ plan }) => plan.event.starts === 'never');
  if (late === undefined) {
    return undefined;
  }
  const { words } = late.plan.event.name;
  world.ask({
    kind: 'scenario-starts-late',
    subject,
    names: { event: words, aggregate: late.aggregate.name.words },
  });
  return { kind: 'unknown', words };
}

function planGiven(
  planned: readonly AggregateWithRefusals[],
  { event: id, values, times = 1 }: NonNullable<Scenario['given']>[number],
): readonly { readonly aggregate: NamedAggregate; readonly plan: PastEventPlan }[] {
  const found = findEvent(planned, id);
  if (found === undefined) {
    return [];
  }
  const { payload, idKey } = found.event;
  const told = new Set(Object.keys(values ?? {}).map(toIdentifier));
  const plan = {
    event: found.event,
    values: toExample(payload, values ?? {}, times > 1 ? 'repeated' : 'once'),
    tellsId: payload.some(({ key, identifier }) => key === idKey && told.has(identifier)),
    times,
  };
  return [{ aggregate: found.aggregate, plan }];
}

function findEvent(
  planned: readonly AggregateWithRefusals[],
  id: ElementId,
): { readonly aggregate: NamedAggregate; readonly event: EventPlan } | undefined {
  for (const { plan } of planned) {
    const event = plan.events.find((each) => each.id === id);
    if (event !== undefined) {
      return { aggregate: plan, event };
    }
  }
  return undefined;
}

/** The id that the command names as its target. */
function idOf({ target }: PlannedCommand, when: ExampleValues): string | undefined {
  const parameter = target.by === 'id' ? target.parameter : undefined;
  const value = Object.entries(when).find(([name]) => toIdentifier(name) === parameter?.identifier)?.[1];
  return typeof value === 'string' ? value : undefined;
}

interface OutcomeSetting {
  readonly world: World;
  readonly values: readonly ValuePlan[];
  readonly owner: AggregateWithRefusals;
  readonly subject: QuestionSubject;
}

function planOutcome(
  { world, values, owner, subject }: OutcomeSetting,
  command: PlannedCommand,
  { then, when = {} }: Scenario,
): ScenarioOutcome {
  if ('events' in then) {
    const events = then.events.flatMap(({ event: id, values: given = {} }) => {
      const event = owner.plan.events.find((each) => each.id === id);
      if (event === undefined) {
        return [];
      }
      return [
        {
          event,
          values: toExample(event.declared, given),
          whole: isWhole(event, given),
        },
      ];
    });
    return { kind: 'events', events };
  }
  const error = owner.findError(then.error);
  if (error !== undefined) {
    // What begins a new one is tried with the other in the store: a rule and a key may be broken under one name.
    const said = command.creates !== 'always' && saysInDecision(command, error.code);
    const key = owner.plan.keys.some((each) => each.error.code === error.code);
    // A decision is given its aggregate; that no key leads to one is found out by the store.
    const { target, presence } = command;
    const sought =
      target.by === 'key' && presence?.needs === 'aggregate' && error.code === presence.error.code;
    return (key && !said) || sought ? { kind: 'key-taken', error } : { kind: 'refusal', error };
  }
  for (const parameter of command.parameters) {
    const [value] = valueObjectsOf({ values }, [parameter]);
    const refused = value?.errors.find(({ words }) => toIdentifier(words) === toIdentifier(then.error));
    const own = Object.entries(when).find(([each]) => toIdentifier(each) === parameter.identifier)?.[1];
    if (value !== undefined && refused !== undefined && isObject(own)) {
      return { kind: 'value', value, input: toExample(value.fields, own), error: refused };
    }
  }
  world.ask({ kind: 'scenario-refusal-unknown', subject, names: { refusal: then.error } });
  return { kind: 'unknown', words: toOneLine(then.error) };
}

/** Are all fields expected? A story that names no value says nothing about values. */
function isWhole({ declared }: EventPlan, values: ExampleValues): boolean {
  return declared.length === 0 || (Object.keys(values).length > 0 && coversAll(declared, values));
}

/** Can the decision itself refuse so, or only the store? */
function saysInDecision({ rules, outcomes, reads, presence }: PlannedCommand, code: string): boolean {
  return [
    presence?.error,
    ...reads.map(({ error }) => error),
    ...rules.map(({ error }) => error),
    ...outcomes.flatMap(({ allowed }) => allowed?.error ?? []),
  ].some((error) => error?.code === code);
}

function isObject(value: ExampleValues[string] | undefined): value is ExampleValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
