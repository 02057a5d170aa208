import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { type CallReading, type IssueReading, issuesOf } from '../readings/read-policies.ts';

/** A policy issues a command, or calls a system, and nobody says what some of its values are. */
export const reactionWithoutSource = defineRule({
  id: 'reaction-without-source',
  severity: 'info',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['policy'] },
  check: ({ id }, { model, expressions }) =>
    (expressions.policies.get(id)?.reactions ?? []).flatMap((reaction) => [
      ...issuesOf(reaction).flatMap((issue) => ofIssue(model, id, issue)),
      ...ofCall(model, id, reaction.call),
    ]),
});

function ofIssue(model: Model, id: ElementId, { command, unsaid }: IssueReading): readonly Problem[] {
  const isThere = findElement(model, command, 'command') !== undefined;
  return unsaid.length === 0 || !isThere
    ? []
    : [reportUnsaid(model, id, unsaid, nameInMessage(model, command))];
}

function ofCall(model: Model, id: ElementId, call: CallReading | undefined): readonly Problem[] {
  if (call === undefined || call.unsaid.length === 0) return [];
  const asked = `"${call.operation.name}" of ${nameInMessage(model, call.system)}`;
  return [reportUnsaid(model, id, call.unsaid, asked)];
}

function reportUnsaid(model: Model, id: ElementId, unsaid: readonly string[], target: string): Problem {
  const isOne = unsaid.length === 1;
  const names = unsaid.map((name) => `"${name}"`).join(', ');
  const message = `Where ${isOne ? 'does' : 'do'} ${names} of ${target} come from? Nothing that ${nameInMessage(model, id)} receives or remembers has ${isOne ? 'that name' : 'those names'}. Until you say so, the code leaves the reaction out.`;
  return { at: [], message };
}
