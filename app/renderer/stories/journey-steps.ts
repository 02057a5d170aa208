import { parseDuration, splitDuration } from '#models/expression/duration.ts';
import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import type { Model } from '#models/metamodel/model.ts';
import { messages } from '../messages/messages.ts';
import { describeValues } from './story-groups.ts';

const words = messages.stories.journeys;

/** A piece of a sentence: words, or a sticky by its id. */
export type Piece = string | { readonly sticky: string };

/** One step of a journey in words. */
export interface TellingStep {
  /** Who wants what, what time passes, who answers how, what somebody looks at. */
  readonly sentence: readonly Piece[];
  /** Example values, one line each. */
  readonly values: readonly string[];
  /** What follows. */
  readonly outcome: readonly Piece[];
}

export interface TellingJourney {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly steps: readonly TellingStep[];
}

/** The journeys of a board that `query` finds (all for an empty one), by their names. */
export function tellJourneys(model: Model, query: string): readonly TellingJourney[] {
  const wanted = query.trim().toLowerCase();
  return Object.entries<Journey>(model.journeys)
    .filter(([, { name, description = '' }]) => `${name} ${description}`.toLowerCase().includes(wanted))
    .map(([id, { name, description, steps }]) => ({
      id,
      name,
      description,
      steps: steps.map((step) => tellStep(model, step)),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function tellStep(model: Model, step: JourneyStep): TellingStep {
  if ('command' in step) {
    const actor = step.actor ?? firstIssuer(model, step.command);
    const sentence: Piece[] = [{ sticky: step.command }];
    return {
      sentence: actor === undefined ? sentence : [{ sticky: actor }, words.wants, ...sentence],
      values: describeValues(step.values),
      outcome: 'error' in step.then ? [words.refused(step.then.error)] : tellOutcome(step.then),
    };
  }
  if ('later' in step) {
    return {
      sentence: [words.later(describeDuration(step.later))],
      values: [],
      outcome: step.then === undefined ? [] : tellOutcome(step.then),
    };
  }
  if ('system' in step) {
    const answer =
      step.error === undefined ? words.answers(step.operation) : words.fails(step.operation, step.error);
    return { sentence: [{ sticky: step.system }, answer], values: describeValues(step.values), outcome: [] };
  }
  return {
    sentence: [{ sticky: step.readModel }, words.shows(step.query)],
    values: step.rows.length === 0 ? [words.noRows] : step.rows.map((row) => describeValues(row).join(', ')),
    outcome: [],
  };
}

type Outcome = Exclude<Extract<JourneyStep, { later: unknown }>['then'], undefined>;

function tellOutcome({ events, never = [] }: Outcome): readonly Piece[] {
  return [
    ...events.map(({ event }) => ({ sticky: event })),
    ...(never.length === 0 ? [] : [words.never, ...never.map((event) => ({ sticky: event }))]),
  ];
}

function firstIssuer({ relations, elements }: Model, command: string): string | undefined {
  return Object.entries(relations)
    .filter(
      ([, { type, from, to }]) => type === 'issues' && to === command && elements[from]?.kind === 'actor',
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { from }]) => from)[0];
}

/** "P20D" reads as 20 days. A text that is no duration stays as it is. */
function describeDuration(text: string): string {
  const durationMs = parseDuration(text) ?? 0;
  if (durationMs <= 0) return text;
  const { days, hours, minutes, seconds } = splitDuration(durationMs);
  const parts = [
    days > 0 ? words.unit.day(days) : '',
    hours > 0 ? words.unit.hour(hours) : '',
    minutes > 0 ? words.unit.minute(minutes) : '',
    seconds > 0 ? words.unit.second(seconds) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
