import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import { type CallReading, type IssueReading, issuesOf } from '../readings/read-policies.ts';

/** A policy issues a command, or calls a system, and nobody says what some of its values are. */
export const reactionWithoutSource: LintRule = {
  id: 'reaction-without-source',
  severity: 'info',
  level: 'design',
  check: (model) =>
    [...readExpressions(model).policies].flatMap(([id, { reactions }]) =>
      reactions.flatMap((reaction) => [
        ...issuesOf(reaction).flatMap((issue) => ofIssue(model, id, issue)),
        ...ofCall(model, id, reaction.call),
      ]),
    ),
};

function ofIssue(model: Model, id: ElementId, { command, unsaid }: IssueReading): readonly Finding[] {
  const isThere = findElement(model, command, 'command') !== undefined;
  return unsaid.length === 0 || !isThere ? [] : [reportUnsaid(model, id, unsaid, calledIn(model, command))];
}

function ofCall(model: Model, id: ElementId, call: CallReading | undefined): readonly Finding[] {
  if (call === undefined || call.unsaid.length === 0) return [];
  const asked = `"${call.operation.name}" of ${calledIn(model, call.system)}`;
  return [reportUnsaid(model, id, call.unsaid, asked)];
}

function reportUnsaid(model: Model, id: ElementId, unsaid: readonly string[], target: string): Finding {
  const isOne = unsaid.length === 1;
  const names = unsaid.map((name) => `"${name}"`).join(', ');
  return findingOf(
    reactionWithoutSource,
    ['elements', id],
    `Where ${isOne ? 'does' : 'do'} ${names} of ${target} come from? Nothing that ${calledIn(model, id)} hears or remembers bears ${isOne ? 'that name' : 'those names'}. Until somebody says so, the code leaves the reaction out.`,
  );
}
