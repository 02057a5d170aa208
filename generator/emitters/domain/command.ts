import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan, OutcomePlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';
import type { RulePlan } from '../../plan/fields.ts';
import { type Emission, kernel, placesOf, toFile, withArticle } from '../../printing/emission.ts';
import { printData } from '../../printing/field-types.ts';
import { printComment, printDoc, printKey, printString } from '../../printing/literals.ts';
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
  const used = variablesOf(command, asked, variable);
  const presence = printPresence(source, aggregate, command, used.has(variable));
  const body = [
    presence.statement,
    ...command.reads.map(({ slot, error }) =>
      printRefusal(source, aggregate, `${slot.key} === undefined`, error.code),
    ),
    ...command.rules.map((rule) => printRule(source, aggregate, rule)),
    printOutcomes(emission, source, aggregate, command, asked),
  ];
  const fromContext = [
    ...(presence.usesId || used.has('id') ? ['id'] : []),
    ...(used.has('now') ? ['now'] : []),
    ...command.reads.map(({ slot }) => slot.key),
  ];
  const parameters = [
    { name: used.has('data') ? '{ data }' : '_command', type: () => command.name.pascal },
    {
      name: fromContext.length === 0 ? '_context' : `{ ${fromContext.join(', ')} }`,
      type: () => source.type(places.context),
    },
    ...(presence.parameter === undefined
      ? []
      : [{ name: presence.parameter, type: () => `${source.type(places.state)} | undefined` }]),
  ];
  // What is not read is left out, unless something that is read comes after it.
  while (parameters.at(-1)?.name.startsWith('_')) {
    parameters.pop();
  }
  const result = `${source.type(kernel(emission, 'Result'))}<readonly ${source.type(places.event)}[], ${source.type(places.error)}>`;
  return `export function ${command.name.camel}(${parameters.map(({ name, type }) => `${name}: ${type()}`).join(', ')}): ${result} {
    ${body.filter((part) => part !== '').join('\n')}
  }`;
}

/** How the decision comes to its aggregate: there already, begun now, or either. */
function printPresence(source: Source, aggregate: AggregatePlan, command: CommandPlan, usesState: boolean) {
  const places = placesOf(aggregate);
  const variable = aggregate.name.camel;
  switch (command.creates) {
    case 'never':
      return {
        parameter: variable,
        statement: printRefusal(source, aggregate, `${variable} === undefined`, command.notFound.code),
        usesId: false,
      };
    case 'when-missing':
      return usesState
        ? {
            parameter: 'current',
            statement: `const ${variable}: ${source.type(places.fresh)} = current ?? ${source.value(places.begin)}(id);`,
            usesId: true,
          }
        : { parameter: undefined, statement: '', usesId: false };
    case 'always':
      return command.target.by === 'nothing'
        ? { parameter: undefined, statement: '', usesId: false }
        : {
            parameter: 'current',
            statement: printRefusal(source, aggregate, 'current !== undefined', command.exists.code),
            usesId: false,
          };
  }
}

function printRule(source: Source, aggregate: AggregatePlan, { text, broken, error }: RulePlan): string {
  return broken === undefined
    ? ''
    : `${printComment(text)}${printRefusal(source, aggregate, source.code(broken), error.code)}`;
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
    // A rule may have ruled out a state already; the compiler takes a second comparison with it for a mistake.
    const ruledOut = rules.map(({ broken }) => broken?.code ?? '').join();
    const checks = asked.outcomes.map(({ allowed, mayFrom }) =>
      allowed === undefined || mayFrom === undefined
        ? ''
        : printRefusal(source, aggregate, printElsewhere(aggregate, mayFrom, ruledOut), allowed.error.code),
    );
    const events = () => asked.outcomes.map((outcome) => printEvent(source, outcome)).join(', ');
    const end = refusal ?? `return ${source.value(kernel(emission, 'ok'))}([${events()}]);`;
    return `${checks.join('\n')}\n\n${end}`;
  }
  const status = asked.isTracked ? 'status' : `${aggregate.name.camel}.status`;
  const steps = asked.outcomes.map((outcome) => {
    const step = printStep(source, aggregate, outcome, status, asked.isTracked);
    return outcome.when === undefined ? step : `if (${source.code(outcome.when)}) {\n${step}\n}`;
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
  source: Source,
  aggregate: AggregatePlan,
  outcome: AskedOutcome,
  status: string,
  isTracked: boolean,
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
  return `${check}\nevents.push(${printEvent(source, outcome)});\n${moved}`;
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
function printElsewhere({ name }: AggregatePlan, states: readonly string[], ruledOut: string): string {
  const [only, ...others] = states;
  return only !== undefined && others.length === 0 && !ruledOut.includes(printString(only))
    ? `${name.camel}.status !== ${printString(only)}`
    : `!${printIncludes(states, `${name.camel}.status`)}`;
}

function printReturn(source: Source, aggregate: AggregatePlan, code: string): string {
  return `return ${source.value(placesOf(aggregate).refuse)}(${printString(code)});`;
}

function printEvent(source: Source, { event, payload }: OutcomePlan): string {
  const properties = payload.map(({ key, value, optional }) => {
    const code = source.code(value);
    return optional
      ? `...(${code} !== undefined && { ${printKey(key)}: ${code} })`
      : `${printKey(key)}: ${code}`;
  });
  return `{ type: '${event.name.pascal}', data: { ${properties.join(', ')} } }`;
}

/** Every variable that the decision reads: `data`, `id`, `now`, the aggregate's, the reads'. */
function variablesOf(
  { rules, outcomes }: CommandPlan,
  asked: AskedOutcomes,
  state: string,
): ReadonlySet<string> {
  const isCertain = outcomes.every(({ when }) => when === undefined);
  // A command that is always refused in the end makes no events.
  const printed = isCertain && asked.dead !== undefined ? [] : asked.outcomes;
  const codes = [
    ...rules.flatMap(({ broken }) => (broken === undefined ? [] : [broken])),
    ...printed.flatMap(({ when, payload, ...outcome }) => [
      ...(when === undefined ? [] : [when]),
      ...(mayHappen(outcome) ? payload.map(({ value }) => value) : []),
    ]),
  ];
  const asksState =
    asked.isTracked ||
    asked.outcomes.some(({ mayFrom, ofTracked }) => mayFrom !== undefined || (ofTracked?.length ?? 0) > 0);
  return new Set([...codes.flatMap(({ variables }) => variables), ...(asksState ? [state] : [])]);
}
