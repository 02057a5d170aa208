import { variablesOf } from '../../facts/expression-facts.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { EffectPlan, EventPlan } from '../../plan/events.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { printProperty, printValue } from '../../printing/expressions.ts';
import { isOfPrimitive, printData, printNumberSum } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { firstMoves } from './lifecycle-checks.ts';

/** `src/domain/cart/book-added-to-cart.ts`: an event and how it changes the state. */
export function emitDomainEvent(
  emission: Emission,
  aggregate: AggregatePlan,
  event: EventPlan,
): GeneratedFile {
  const { name } = event;
  const source = createSource(event.file);
  source.add(
    `${printDoc(event.description)}export interface ${name.pascal} {
      readonly type: '${name.pascal}';
      readonly data: ${printData(source, emission.project.kernelPackage, event.payload)};
    }`,
    printEvolve(emission, source, aggregate, event),
  );
  return toFile(emission, event.file, source, [{ id: event.id, symbol: name.pascal }]);
}

function printEvolve(emission: Emission, source: Source, aggregate: AggregatePlan, event: EventPlan): string {
  const places = placesOf(aggregate);
  const variable = aggregate.name.camel;
  const state = source.type(places.state);
  const changes = printChanges(emission, source, aggregate, event);
  const begun = event.idKey && `${source.value(places.begin)}(data.${event.idKey})`;
  const message = begun || changes.variables.includes('data') ? '{ data }' : `_${event.name.camel}`;
  const head = `export function ${event.name.camel}(${message}: ${event.name.pascal}`;

  if (begun && event.starts === 'always' && !changes.variables.includes(variable)) {
    return `${head}): ${state} { return ${changes.print(begun)}; }`;
  }
  const load = begun
    ? `${variable}: ${source.type(places.fresh)} = current ?? ${begun}`
    : `${variable} = ${source.value(kernel(emission, 'existing'))}(current)`;
  return `${head}, current: ${state} | undefined): ${state} {
    const ${load};
    ${changes.clearing}
    return ${changes.print(changes.clearing === '' ? variable : 'rest')};
  }`;
}

interface Changes {
  /** A statement that takes fields away from the state, where an effect may unset them. */
  readonly clearing: string;
  /** The state after the event, from the expression for the state before. */
  readonly print: (before: string) => string;
  readonly variables: readonly string[];
}

function printChanges(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  event: EventPlan,
): Changes {
  const variable = aggregate.name.camel;
  const values = new Map<string, string>();
  for (const effect of event.effects) {
    const { key } = effect.field;
    const value = printEffect(emission, source, effect, {
      text: values.get(key) ?? `${variable}.${key}`,
      mayBeUnset: effect.field.optional && !values.has(key),
    });
    value === undefined ? values.delete(key) : values.set(key, value);
  }
  const optional = new Set(
    event.effects.flatMap((effect) => (maySetNothing(effect) ? [effect.field.key] : [])),
  );
  const cleared = new Set(
    event.effects.flatMap((effect) =>
      effect.do === 'clear' || maySetNothing(effect) ? [effect.field.key] : [],
    ),
  );
  const properties = [...values].map(([key, value]) => printProperty(key, value, optional.has(key)));
  const status = printStatus(variable, event);
  const parts = [...(status === undefined ? [] : [`status: ${status}`]), ...properties];
  const readsState =
    event.moves.length > 1 ||
    cleared.size > 0 ||
    event.effects.some(({ do: kind }) => kind === 'append' || kind === 'increment' || kind === 'remove');
  return {
    clearing:
      cleared.size === 0
        ? ''
        : `const { ${[...cleared].map((key) => `${printKey(key)}: _${key}`).join(', ')}, ...rest } = ${variable};`,
    print: (before) => (parts.length === 0 ? before : `{ ...${before}, ${parts.join(', ')} }`),
    variables: [...event.effects.flatMap(variablesOfEffect), ...(readsState ? [variable] : [])],
  };
}

/** The value of a field before an effect. What was not set counts from nothing. */
interface Before {
  readonly text: string;
  readonly mayBeUnset: boolean;
}

const orNothing = ({ text, mayBeUnset }: Before, nothing: string): string =>
  mayBeUnset ? `(${text} ?? ${nothing})` : text;

/** The field's value after the effect; undefined when it has none. */
function printEffect(
  emission: Emission,
  source: Source,
  effect: EffectPlan,
  before: Before,
): string | undefined {
  switch (effect.do) {
    case 'set':
      return printValue(emission, source, effect.value);
    case 'clear':
      return undefined;
    case 'append':
      return `[...${orNothing(before, '[]')}, ${printValue(emission, source, effect.value)}]`;
    case 'remove':
      return `${orNothing(before, '[]')}.filter(${printValue(emission, source, effect.keep)})`;
    case 'increment':
      return printSum(emission, source, effect, before);
  }
}

function printSum(
  emission: Emission,
  source: Source,
  { field, value }: Extract<EffectPlan, { do: 'increment' }>,
  before: Before,
): string {
  const by = printValue(emission, source, value);
  if (isOfPrimitive(field, 'money')) {
    const nothing = before.mayBeUnset ? source.value(kernel(emission, 'noMoney')) : '';
    return `${source.value(kernel(emission, 'addMoney'))}(${before.text}${nothing && ` ?? ${nothing}`}, ${by})`;
  }
  return printNumberSum(emission, source, field, `${orNothing(before, '0')} + ${by}`);
}

function maySetNothing(effect: EffectPlan): boolean {
  return effect.do === 'set' && effect.value.isOptional;
}

function variablesOfEffect(effect: EffectPlan): readonly string[] {
  switch (effect.do) {
    case 'clear':
      return [];
    case 'remove':
      return variablesOf(effect.keep);
    default:
      return variablesOf(effect.value);
  }
}

/** The state of the lifecycle that the event leads to; from states that no move names it stays. */
function printStatus(variable: string, event: EventPlan): string | undefined {
  const { moves } = event;
  const targets = new Set(moves.map(({ to }) => to));
  const [only] = targets;
  if (only === undefined) {
    return undefined;
  }
  if (targets.size === 1) {
    return printString(only);
  }
  return firstMoves(event).reduceRight((otherwise, { from, to }) => {
    const condition = from.map((state) => `${variable}.status === ${printString(state)}`).join(' || ');
    return `${condition} ? ${printString(to)} : ${otherwise}`;
  }, `${variable}.status`);
}
