import { RULES } from '#models/lint/catalog.ts';
import type { TeamFindings } from '#models/lint/judge-findings.ts';
import { createLinter } from '#models/lint/linter.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { compareSeverities } from '#models/metamodel/severity.ts';
import { changeModel } from './change-model.ts';
import type { FindingsNews, FindingsWish } from './findings.ts';

interface FindingsDeskOptions {
  readonly tell: (news: FindingsNews) => void;
  /** Runs a task once nothing has been asked for a moment. Returns a function that cancels it. */
  readonly whenIdle: (task: () => void) => () => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/** While people keep typing, the slow rules run at least this often. */
const longestWaitMs = 3_000;

const slowRules: ReadonlySet<string> = new Set(
  RULES.filter(({ speed }) => speed === 'slow').map(({ id }) => id),
);

/**
 * The linter of a window. It answers each change at once, with the current findings of the fast rules and the last ones of the
 * slow rules. When nothing has changed for a moment, the slow rules run and their findings follow.
 */
export function createFindingsDesk({ tell, whenIdle, now }: FindingsDeskOptions): {
  readonly take: (wish: FindingsWish) => void;
} {
  const linter = createLinter();
  let model: Model | undefined;
  let complete: TeamFindings = { findings: [], dismissed: [] };
  let told: string | undefined;
  let callOff: (() => void) | undefined;
  let dueSince = 0;

  // Most changes of the board change no finding. The page then has nothing new to show.
  const tellChanged = (isAnswer: boolean, found: TeamFindings) => {
    const text = JSON.stringify(found);
    const isNew = text !== told;
    told = text;
    if (isNew || isAnswer) tell({ isAnswer, found: isNew ? found : undefined });
  };

  const finish = () => {
    callOff = undefined;
    if (model === undefined) return;
    complete = linter.lint(model);
    tellChanged(false, complete);
  };

  return {
    take(wish) {
      model = wish.kind === 'open-board' ? wish.model : model && changeModel(model, wish);
      if (model === undefined) return;
      tellChanged(true, withSlow(linter.lint(model, { speed: 'fast' }), complete, model));
      if (callOff === undefined) dueSince = now();
      else if (now() - dueSince > longestWaitMs) return;
      callOff?.();
      callOff = whenIdle(finish);
    },
  };
}

/** What the fast rules find now, with what the slow ones found before in entries that are still there. */
function withSlow(fast: TeamFindings, before: TeamFindings, model: Model): TeamFindings {
  const isOfSlow = ({ rule, subject }: Finding) =>
    slowRules.has(rule) && subject !== undefined && Object.hasOwn(model[subject.section], subject.id);
  const merge = <Of extends Finding>(now: readonly Of[], then: readonly Of[]): readonly Of[] =>
    [...now, ...then.filter(isOfSlow)].sort((one, other) => compareSeverities(one.severity, other.severity));
  return {
    findings: merge(fast.findings, before.findings),
    dismissed: merge(fast.dismissed, before.dismissed),
  };
}
