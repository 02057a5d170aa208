import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../views/aggregate-clusters.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import type { IssueReading } from '../views/read-policies.ts';
import { calledIn, findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** A policy issues a command, or calls a system, and nobody says what some of its values are. */
export const reactionWithoutSource: LintRule = {
  id: 'reaction-without-source',
  severity: 'info',
  level: 'design',
  check: (model) =>
    [...readExpressions(model).policies].flatMap(([id, { reactions }]) =>
      reactions.flatMap(({ issue, compensation, failures, call }) => [
        ...[issue, compensation, ...failures.map((failure) => failure.issue)].flatMap((each) =>
          each === undefined ? [] : ofIssue(model, id, each),
        ),
        ...(call === undefined || call.unsaid.length === 0
          ? []
          : [
              reportUnsaid(
                model,
                id,
                call.unsaid,
                `"${call.operation.name}" of ${calledIn(model, call.system)}`,
              ),
            ]),
      ]),
    ),
};

function ofIssue(model: Model, id: ElementId, { command, unsaid }: IssueReading): readonly Finding[] {
  const isThere = findElement(model, command, 'command') !== undefined;
  return unsaid.length === 0 || !isThere ? [] : [reportUnsaid(model, id, unsaid, calledIn(model, command))];
}

function reportUnsaid(model: Model, id: ElementId, unsaid: readonly string[], target: string): Finding {
  const names = unsaid.map((name) => `"${name}"`).join(', ');
  return findingOf(
    reactionWithoutSource,
    ['elements', id],
    `Where does ${names} of ${target} come from? Nothing that ${calledIn(model, id)} hears or remembers bears that name. Until somebody says so, the code leaves the reaction out.`,
  );
}
