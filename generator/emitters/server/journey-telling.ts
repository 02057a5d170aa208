import { parseDuration } from '#models/expression/duration.ts';
import { toIdentifier } from '#models/expression/identifier.ts';
import type { JourneyId } from '#models/metamodel/ids.ts';
import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { neighboursOf } from '#models/readings/neighbours.ts';
import { toOneLine } from '../../names/one-line.ts';
import { printDuration } from '../../printing/durations.ts';

/** How many steps on which all goes well one that goes wrong outweighs. */
const weightOfTrouble = 3;

/**
 * The journeys in the order in which they are told: first the longest one on which nearly all goes well, for that is what the
 * whole is about; of equal ones by name. One that is only begun comes last.
 */
export function journeysInOrder({
  journeys,
}: Pick<Model, 'journeys'>): readonly (readonly [JourneyId, Journey])[] {
  return (Object.entries(journeys) as [JourneyId, Journey][]).toSorted(
    ([oneId, one], [otherId, other]) =>
      smoothnessOf(other) - smoothnessOf(one) ||
      compareTexts(one.name, other.name) ||
      compareTexts(oneId, otherId),
  );
}

function smoothnessOf({ steps }: Journey): number {
  if (steps.length === 0) return Number.MIN_SAFE_INTEGER;
  const troubles = steps.filter(goesWrong).length;
  return steps.length - troubles - weightOfTrouble * troubles;
}

function goesWrong(step: JourneyStep): boolean {
  if ('command' in step) return 'error' in step.then;
  return 'system' in step && step.error !== undefined;
}

type Wish = Extract<JourneyStep, { command: unknown }>;

/** Who issues the command of a step: whom it names, else the first person on the board who does. */
export function actorOf(
  model: Model,
  { actor, command }: Pick<Wish, 'actor' | 'command'>,
): string | undefined {
  const issuers = neighboursOf(model, command, 'issues', 'from');
  return [...(actor === undefined ? [] : [actor]), ...issuers]
    .map((id) => toOneLine(findElement(model, id, 'actor')?.text ?? ''))
    .find((words) => words !== '');
}

/** How values are written down: `name` is for those in braces, which stand for what an earlier step called so. */
export interface ValueWords {
  readonly text: (words: string) => string;
  readonly name: (words: string) => string;
}

/** `isbn "9780441172719", quantity 2`: in the order of `fields`, the names that the board gives; others come after, by name. */
export function tellValues(
  values: ExampleValues,
  { text, name }: ValueWords,
  fields: readonly { readonly name: string }[] = [],
): string {
  const order = fields.map((field) => toIdentifier(field.name));
  const placeOf = (words: string) => {
    const index = order.indexOf(toIdentifier(words));
    return index < 0 ? order.length : index;
  };
  const tell = (value: ExampleValues[string]): string => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return tellText(value, { text, name });
    if (value === null) return 'nothing';
    if (Array.isArray(value)) return value.length === 0 ? '(none)' : `(${value.map(tell).join('; ')})`;
    return `(${tellValues(value as ExampleValues, { text, name })})`;
  };
  return Object.entries(values)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other) || compareTexts(one, other))
    .map(([words, value]) => `${text(words)} ${tell(value)}`)
    .join(', ');
}

const longestText = 60;

function tellText(value: string, { text, name }: ValueWords): string {
  const [, known] = /^\{([A-Za-z][A-Za-z0-9-]*)\}$/.exec(value) ?? [];
  if (known !== undefined) return name(known);
  if (parseDuration(value) !== undefined) return text(printDuration(value));
  const characters = [...toOneLine(value)];
  const short =
    characters.length > longestText ? `${characters.slice(0, longestText).join('')}...` : characters.join('');
  return `"${text(short)}"`;
}
