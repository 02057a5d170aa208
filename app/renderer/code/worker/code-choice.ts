import type { CodeChoice, CodePlan, Listing } from './code-protocol.ts';

/** All contexts of the board but some. */
export function chooseWithout(
  { contexts }: Pick<Listing, 'contexts'>,
  without: ReadonlySet<string>,
  force: boolean,
): CodeChoice {
  const chosen = contexts.filter((name) => !without.has(name));
  return { contexts: chosen.length === contexts.length ? undefined : chosen, force };
}

/** Two choices of the same have the same key. */
export function choiceKey({ contexts, force }: CodeChoice): string {
  return JSON.stringify([contexts ?? null, force]);
}

/** Whether a choice can be handed out: there is something in it, and a plan of just this choice with nothing in its way. */
export function isReadyToGet(choice: CodeChoice, plan: CodePlan | undefined): boolean {
  if (plan === undefined || choice.contexts?.length === 0) return false;
  return plan.refusal === undefined && choiceKey(plan.choice) === choiceKey(choice);
}
