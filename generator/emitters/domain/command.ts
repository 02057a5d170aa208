import { comparesStatus, variablesOf } from '../../facts/expression-facts.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan, OutcomePlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { RulePlan } from '../../plan/fields.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { printAssignments, printExpression } from '../../printing/expressions.ts';
import { printData } from '../../printing/field-types.ts';
import { printComment, printDoc, printString } from '../../printing/literals.ts';
import { withArticle } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import {
  type AskedOutcome,
  type AskedOutcomes,
  askLifecycle,
  firstMoves,
  mayHappen,
} from './lifecycle-checks.ts';

/** `src/domain/cart/add-book.ts`: a command and its decision. */
export function emitDomainCommand(
  emission: Emission,
  aggregate: AggregatePlan,
  command: CommandPlan,
): GeneratedFile {
  const { name } = command;
  const source = createSource(command.file);
  source.add(
    `${printDoc(command.description)}export interface ${name.pascal} {
      readonly type: '${name.pascal}';
      readonly data: ${printData(source, emission.project.kernelPackage, command.parameters)};
    }`,
    `${printDoc(describe(aggregate, command))}${printDecision(emission, source, aggregate, command)}`,
  );
  return toFile(emission, command.file, source, [{ id: command.id, symbol: name.pascal }]);
}

/** What the types do not say: that it begins an aggregate, and who issues it. */
function describe(aggregate: AggregatePlan, { name, creates, actors }: CommandPlan): string {
  const begins = creates === 'always' ? `${name.words} begins ${withArticle(aggregate.name.words)}.` : '';
  return `${begins} ${actors.length === 0 ? '' : `Issued by: ${actors.join(', ')}.`}`;
}

function printDecision(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  command: CommandPlan,
): string {
  const places = placesOf(aggregate);
  const variable = aggregate.name.camel;
  const asked = askLifecycle(aggregate, command);
  const used = variablesRead(command, asked, variable);
  const presence = printPresence(source, aggregate, command, used.has(variable));
  const body = [
    presence.statement,
    ...command.reads.map(({ slot, error }) =>
      printRefusal(source, aggregate, `${slot.key} === undefined`, error.code),
    ),
    ...command.rules.map((rule) => printRule(emission, source, aggregate, rule)),
    printOutcomes(emission, source, aggregate, command, asked),
  ];
  const fromContext = [
    ...(presence.usesId || used.has('id') ? ['id'] : []),
    ...(used.has('now') ? ['now'] : []),
    ...command.reads.map(({ slot }) => slot.key),
  ];
  const names = [
    used.has('data') ? '{ data }' : '_command',
    fromContext.length === 0 ? '_context' : `{ ${fromContext.join(', ')} }`,
    ...(presence.parameter === undefined ? [] : [presence.parameter]),
  ];
  // What is not read is left out, unless something that is read comes after it.
  const printed = names.slice(0, names.findLastIndex((name) => !name.startsWith('_')) + 1);
  const parameters = printed.map(
    (name, index) => `${name}: ${printParameterType(source, aggregate, command, index)}`,
  );
  const result = `${source.type(kernel(emission, 'Result'))}<readonly ${source.type(places.event)}[], ${source.type(places.error)}>`;
  return `export function ${command.name.camel}(${parameters.join(', ')}): ${result} {
    ${body.filter((part) => part !== '').join('\n')}
  }`;
}

/** The type of a decision's first, second or third parameter. */
function printParameterType(
  source: Source,
  aggregate: AggregatePlan,
  command: CommandPlan,
  index: number,
): string {
  const { context, state } = placesOf(aggregate);
  if (index === 0) return command.name.pascal;
  return index === 1 ? source.type(context) : `${source.type(state)} | undefined`;
}

interface Presence {
  readonly parameter?: string;
  readonly statement: string;
  readonly usesId: boolean;
}

/** How the decision comes to its aggregate: there already, begun now, or either. */
function printPresence(
  source: Source,
  aggregate: AggregatePlan,
  { creates, presence }: CommandPlan,
  usesState: boolean,
): Presence {
  const places = placesOf(aggregate);
  const variable = aggregate.name.camel;
  if (presence !== undefined) {
    const [parameter, condition] =
      presence.needs === 'aggregate'
        ? [variable, `${variable} === undefined`]
        : ['current', 'current !== undefined'];
    const statement = printRefusal(source, aggregate, condition, presence.error.code);
    return { parameter, statement, usesId: false };
  }
  if (creates === 'always' || !usesState) return { statement: '', usesId: false };
  const fresh = `${variable}: ${source.type(places.fresh)}`;
  return {
    parameter: 'current',
    statement: `const ${fresh} = current ?? ${source.value(places.begin)}(id);`,
    usesId: true,
  };
}

function printRule(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  { text, broken, error }: RulePlan,
): string {
  return broken === undefined
    ? ''
    : `${printComment(text)}${printRefusal(source, aggregate, printExpression(emission, source, broken), error.code)}`;
}

function printRefusal(source: Source, aggregate: AggregatePlan, condition: string, code: string): string {
  return `if (${condition}) ${printReturn(source, aggregate, code)}`;
}

function printOutcomes(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  { rules, outcomes }: CommandPlan,
  asked: AskedOutcomes,
): string {
  const refusal = asked.dead && printReturn(source, aggregate, asked.dead.error.code);
  if (outcomes.every(({ when }) => when === undefined)) {
    const checks = asked.outcomes.map(({ allowed, mayFrom }) =>
      allowed === undefined || mayFrom === undefined
        ? ''
        : printRefusal(source, aggregate, printElsewhere(aggregate, mayFrom, rules), allowed.error.code),
    );
    const events = () => asked.outcomes.map((outcome) => printEvent(emission, source, outcome)).join(', ');
    const end = refusal ?? `return ${source.value(kernel(emission, 'ok'))}([${events()}]);`;
    return `${checks.join('\n')}\n\n${end}`;
  }
  const status = asked.isTracked ? 'status' : `${aggregate.name.camel}.status`;
  const steps = asked.outcomes.map((outcome) => {
    const step = printStep(emission, source, aggregate, outcome, { status, isTracked: asked.isTracked });
    return outcome.when === undefined
      ? step
      : `if (${printExpression(emission, source, outcome.when)}) {\n${step}\n}`;
  });
  const event = source.type(placesOf(aggregate).event);
  const tracked = asked.isTracked
    ? `let status: ${source.type(placesOf(aggregate).status)} = ${aggregate.name.camel}.status;\n`
    : '';
  const end = refusal ?? `return ${source.value(kernel(emission, 'ok'))}(events);`;
  const isCollected = refusal === undefined || asked.outcomes.some(mayHappen);
  const collected = isCollected ? `const events: ${event}[] = [];\n` : '';
  return `${collected}${tracked}${steps.join('\n')}\n${end}`;
}

/** One outcome of several that depend on conditions. */
function printStep(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  outcome: AskedOutcome,
  { status, isTracked }: { readonly status: string; readonly isTracked: boolean },
): string {
  const { allowed, ofTracked, event } = outcome;
  if (allowed !== undefined && !mayHappen(outcome)) {
    return printReturn(source, aggregate, allowed.error.code);
  }
  const check =
    allowed === undefined || ofTracked === undefined
      ? ''
      : printRefusal(source, aggregate, `!${printIncludes(ofTracked, status)}`, allowed.error.code);
  const moved = isTracked && event.moves.length > 0 ? `status = ${printMoved(event)};` : '';
  return `${check}\nevents.push(${printEvent(emission, source, outcome)});\n${moved}`;
}

/** The state to which an event leads. Not by comparing: the compiler may know the state better than the lifecycle does. */
function printMoved(event: EventPlan): string {
  const [only, ...others] = new Set(event.moves.map(({ to }) => to));
  if (only !== undefined && others.length === 0) {
    return printString(only);
  }
  return firstMoves(event).reduceRight(
    (otherwise, { from, to }) => `${printIncludes(from, 'status')} ? ${printString(to)} : ${otherwise}`,
    'status',
  );
}

function printIncludes(states: readonly string[], status: string): string {
  return `[${states.map(printString).join(', ')}].includes(${status})`;
}

/** The condition under which the aggregate is in none of these states. */
function printElsewhere(
  { name }: AggregatePlan,
  states: readonly string[],
  rules: readonly RulePlan[],
): string {
  const [only, ...others] = states;
  // A rule may have ruled out a state already; the compiler takes a second comparison with it for a mistake.
  const isAsked = (state: string) =>
    rules.some(({ broken }) => broken !== undefined && comparesStatus(broken, name.camel, state));
  return only !== undefined && others.length === 0 && !isAsked(only)
    ? `${name.camel}.status !== ${printString(only)}`
    : `!${printIncludes(states, `${name.camel}.status`)}`;
}

function printReturn(source: Source, aggregate: AggregatePlan, code: string): string {
  return `return ${source.value(placesOf(aggregate).refuse)}(${printString(code)});`;
}

function printEvent(emission: Emission, source: Source, { event, payload }: OutcomePlan): string {
  return `{ type: '${event.name.pascal}', data: ${printAssignments(emission, source, payload)} }`;
}

/** Every variable that the decision reads: `data`, `id`, `now`, the aggregate's, the reads'. */
function variablesRead(
  { rules, outcomes }: CommandPlan,
  asked: AskedOutcomes,
  state: string,
): ReadonlySet<string> {
  const isCertain = outcomes.every(({ when }) => when === undefined);
  // A command that is always refused in the end makes no events.
  const printed = isCertain && asked.dead !== undefined ? [] : asked.outcomes;
  const values = [
    ...rules.flatMap(({ broken }) => broken ?? []),
    ...printed.flatMap(({ when, payload, ...outcome }) => [
      ...(when === undefined ? [] : [when]),
      ...(mayHappen(outcome) ? payload.map(({ value }) => value) : []),
    ]),
  ];
  const asksState =
    asked.isTracked ||
    asked.outcomes.some(({ mayFrom, ofTracked }) => mayFrom !== undefined || (ofTracked?.length ?? 0) > 0);
  return new Set([...values.flatMap(variablesOf), ...(asksState ? [state] : [])]);
}
