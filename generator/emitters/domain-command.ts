import type { AggregatePlan, CommandPlan, OutcomePlan, RulePlan } from '../phases/plan/plan.ts';
import { printComment, printDoc, printKey, printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../phases/print/source.ts';
import { type Emission, kernel, placesOf, toFile, withArticle } from './emission.ts';
import { printData } from './field-types.ts';

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
  const used = variablesOf(command, variable);
  const presence = printPresence(source, aggregate, command, used.has(variable));
  const body = [
    presence.statement,
    ...command.reads.map(({ slot, error }) =>
      printRefusal(source, aggregate, `${slot.key} === undefined`, error.code),
    ),
    ...command.rules.map((rule) => printRule(source, aggregate, rule)),
    printOutcomes(emission, source, aggregate, command),
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
  return `if (${condition}) return ${source.value(placesOf(aggregate).refuse)}(${printString(code)});`;
}

function printOutcomes(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  { outcomes, rules }: CommandPlan,
): string {
  const ok = source.value(kernel(emission, 'ok'));
  // A rule may have ruled out a state already; the compiler takes a second comparison with it for a mistake.
  const ruledOut = rules.map(({ broken }) => broken?.code ?? '').join();
  const printCheck = (outcome: OutcomePlan) => printAllowed(source, aggregate, outcome, ruledOut);
  if (outcomes.every(({ when }) => when === undefined)) {
    const checks = outcomes.map(printCheck);
    const events = outcomes.map((outcome) => printEvent(source, outcome));
    return `${[...new Set(checks)].join('\n')}\n\nreturn ${ok}([${events.join(', ')}]);`;
  }
  const steps = outcomes.map((outcome) => {
    const step = `${printCheck(outcome)}\nevents.push(${printEvent(source, outcome)});`;
    return outcome.when === undefined ? step : `if (${source.code(outcome.when)}) {\n${step}\n}`;
  });
  const event = source.type(placesOf(aggregate).event);
  return `const events: ${event}[] = [];\n${steps.join('\n')}\nreturn ${ok}(events);`;
}

function printAllowed(
  source: Source,
  aggregate: AggregatePlan,
  { allowed }: OutcomePlan,
  ruledOut: string,
): string {
  if (allowed === undefined) {
    return '';
  }
  const status = `${aggregate.name.camel}.status`;
  const [only, ...others] = allowed.states;
  const condition =
    only !== undefined && others.length === 0 && !ruledOut.includes(printString(only))
      ? `${status} !== ${printString(only)}`
      : `![${allowed.states.map(printString).join(', ')}].includes(${status})`;
  return printRefusal(source, aggregate, condition, allowed.error.code);
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
function variablesOf({ rules, outcomes, creates }: CommandPlan, state: string): ReadonlySet<string> {
  const codes = [
    ...rules.flatMap(({ broken }) => (broken === undefined ? [] : [broken])),
    ...outcomes.flatMap(({ when, payload }) => [
      ...(when === undefined ? [] : [when]),
      ...payload.map(({ value }) => value),
    ]),
  ];
  const usesStatus = creates !== 'always' && outcomes.some(({ allowed }) => allowed !== undefined);
  return new Set([...codes.flatMap(({ variables }) => variables), ...(usesStatus ? [state] : [])]);
}
