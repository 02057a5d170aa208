import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan, OutcomePlan } from '../../plan/commands.ts';
import type { EventPlan } from '../../plan/events.ts';

/** An outcome with the question that is asked of the lifecycle before it. */
export interface AskedOutcome extends OutcomePlan {
  /** The states before the command in which the event may happen. Undefined: it always may, or `ofTracked` asks. */
  readonly mayFrom?: readonly string[];
  /** The states in which it may happen, where the outcomes before it may have moved the lifecycle already. */
  readonly ofTracked?: readonly string[];
}

export interface AskedOutcomes {
  /** Up to the first one that can never happen. */
  readonly outcomes: readonly AskedOutcome[];
  /** The refusal of one that can never happen, where the command always comes to it. */
  readonly dead?: NonNullable<OutcomePlan['allowed']>;
  /** The state of the lifecycle has to be followed while the command runs: conditions decide how it moves. */
  readonly isTracked: boolean;
}

/**
 * What a decision asks of the lifecycle. Each event is asked for in the state to which the events before it lead; where no
 * outcome has a condition that is known beforehand, else it is followed at run time.
 */
export function askLifecycle(
  { lifecycle }: Pick<AggregatePlan, 'lifecycle'>,
  { outcomes }: Pick<CommandPlan, 'outcomes'>,
): AskedOutcomes {
  const isCertain = outcomes.every(({ when }) => when === undefined);
  return isCertain ? askBeforehand(lifecycle?.states ?? [], outcomes) : askOnTheWay(outcomes);
}

function askBeforehand(states: readonly string[], outcomes: readonly OutcomePlan[]): AskedOutcomes {
  const asked: AskedOutcome[] = [];
  const moved = new Map(states.map((state) => [state, state] as const));
  let possible = states;
  for (const outcome of outcomes) {
    const { allowed, event } = outcome;
    const may = allowed && states.filter((state) => allowed.states.includes(moved.get(state) ?? state));
    const left = may === undefined ? possible : possible.filter((state) => may.includes(state));
    if (allowed !== undefined && left.length === 0) {
      return { outcomes: asked, dead: allowed, isTracked: false };
    }
    // What an earlier question has made sure of already would be a mistake to the compiler.
    const isNew = may !== undefined && left.length < possible.length;
    asked.push(isNew ? { ...outcome, mayFrom: may } : outcome);
    possible = left;
    for (const [state, now] of moved) moved.set(state, stateAfter(event, now));
  }
  return { outcomes: asked, isTracked: false };
}

function askOnTheWay(outcomes: readonly OutcomePlan[]): AskedOutcomes {
  const dead = outcomes.findIndex(({ allowed, when }) => when === undefined && allowed?.states.length === 0);
  const refusal = outcomes[dead]?.allowed;
  const asked: readonly AskedOutcome[] = (dead < 0 ? outcomes : outcomes.slice(0, dead)).map((outcome) =>
    outcome.allowed === undefined ? outcome : { ...outcome, ofTracked: outcome.allowed.states },
  );
  const first = asked.findIndex((outcome) => mayHappen(outcome) && outcome.event.moves.length > 0);
  const isTracked = first >= 0 && asked.slice(first + 1).some(({ ofTracked = [] }) => ofTracked.length > 0);
  return { outcomes: asked, ...(refusal !== undefined && { dead: refusal }), isTracked };
}

/** Is there a state in which the event may happen? */
export function mayHappen({ ofTracked }: Pick<AskedOutcome, 'ofTracked'>): boolean {
  return ofTracked === undefined || ofTracked.length > 0;
}

/** The state that an event leads to; when all of its moves lead to one, it leads there from anywhere. */
function stateAfter({ moves }: EventPlan, state: string): string {
  const [target, ...others] = new Set(moves.map(({ to }) => to));
  const own = moves.find(({ from }) => from.includes(state))?.to;
  return own ?? (others.length === 0 && target !== undefined ? target : state);
}

/** The moves of an event, each from the states that no earlier one starts in. */
export function firstMoves({ moves }: Pick<EventPlan, 'moves'>): EventPlan['moves'] {
  const seen = new Set<string>();
  return moves.flatMap(({ from, to }) => {
    const own = [...new Set(from)].filter((state) => !seen.has(state));
    for (const state of own) seen.add(state);
    return own.length === 0 ? [] : [{ from: own, to }];
  });
}
