import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import {
  type IssueReading,
  issuesOf,
  type PolicyReading,
  type ReactionReading,
  type ValueReading,
  type ValueReadings,
} from '#models/readings/read-policies.ts';
import { variablesOfAll } from '../../facts/expression-facts.ts';
import { fieldsWithin } from '../../facts/records.ts';
import { toOneLine } from '../../names/one-line.ts';
import { inFile } from '../../names/places.ts';
import { RESERVED_NAMES } from '../../names/reserved-names.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { ComputedValue, ExpressionScope, ValueAssignment } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { CallPlan, IssuePlan, PolicyPlan, ReactionPlan } from '../../plan/policies.ts';
import { planReactionExamples } from './examples/reaction-examples.ts';
import {
  assign,
  findExpression,
  findOpposite,
  joinMembers,
  namesOfFields,
  variableNamed,
} from './expression-plans.ts';
import { planFields } from './plan-fields.ts';
import type { HeardMessages } from './plan-heard.ts';
import { namesOfHeard } from './plan-heard.ts';
import type { Shapes } from './plan-shapes.ts';
import type { AskedOperation, Systems } from './plan-systems.ts';
import { subjectOf } from './question-subject.ts';
import type { World } from './world.ts';

export interface PolicySetting {
  readonly world: World;
  readonly shapes: Shapes;
  readonly aggregates: readonly AggregatePlan[];
  readonly heard: HeardMessages;
  readonly systems: Systems;
}

/** A policy with the reactions that can be carried out; what is missing becomes open questions. Undefined when none can. */
export function planPolicy(
  setting: PolicySetting,
  id: ElementId,
  reading: PolicyReading,
): PolicyPlan | undefined {
  const { world, shapes } = setting;
  const element = findElement(world.model, id, 'policy');
  if (element === undefined) return undefined;
  const sound = reading.reactions.filter((reaction) => isSound(setting, id, reaction));
  if (sound.length === 0) return undefined;
  const { registry } = shapes.vocabulary;
  const remembers = reading.state.length > 0;
  const name = registry.claim(nameOf(world, element.text, sound, remembers), 'policy', (each) => [
    `${each.camel}Record`,
  ]);
  const file = `src/application/policies/${name.kebab}.ts`;
  const fields = planFields(shapes.types, reading.state, undefined);
  const reactions = sound.flatMap((reaction): readonly ReactionPlan[] => {
    const label =
      sound.length === 1 && !remembers ? name : registry.claim(reactionName(world, reaction), 'policy');
    const planned = planReaction(setting, reaction, fields, inFile(file, label.camel));
    return planned === undefined ? [] : [planned];
  });
  return {
    id,
    name,
    words: toOneLine(element.text),
    ...(element.description !== undefined && { description: element.description }),
    file,
    ...(fields.length > 0 && {
      state: {
        type: inFile(file, name.pascal),
        record: inFile('src/json/processes.ts', `${name.camel}Record`),
        fields,
      },
    }),
    reactions,
  };
}

/** "Collect Payment when Order Placed", "Schedule Shipment process": shorter than the sentence, and as lasting. */
function nameOf(
  world: World,
  text: string,
  reactions: readonly ReactionReading[],
  remembers: boolean,
): string {
  const [deed] = reactions.flatMap((reaction) => deedOf(world, reaction) ?? []);
  const [first] = reactions;
  if (deed === undefined || first === undefined) return text;
  if (remembers) return `${deed} process`;
  return reactions.length > 1 ? `${deed} policy` : reactionName(world, first);
}

function reactionName(world: World, reaction: ReactionReading): string {
  const event = world.model.elements[reaction.event]?.text ?? '';
  const deed = deedOf(world, reaction);
  if (deed !== undefined) return `${deed} when ${event}`;
  return reaction.remember.size > 0 ? `note ${event}` : `end when ${event}`;
}

function deedOf({ model }: World, { issue, call }: ReactionReading): string | undefined {
  return issue === undefined ? call?.operation.name : model.elements[issue.command]?.text;
}

/** Can it be carried out? What is missing becomes an open question. */
function isSound(
  { world, heard, aggregates }: PolicySetting,
  id: ElementId,
  reaction: ReactionReading,
): boolean {
  const subject = subjectOf(world.model, 'elements', id);
  const event = world.model.elements[reaction.event]?.text ?? '';
  if (heard.hear(reaction.event, reaction.foreign) === undefined) {
    world.ask({ kind: 'reaction-event-not-published', subject, names: { event } });
    return false;
  }
  const { issue, call, remember, ends } = reaction;
  if (issue === undefined && call === undefined && remember.size === 0 && !ends) {
    world.ask({ kind: 'reaction-without-action', subject, names: { event } });
    return false;
  }
  const commands = new Set(aggregates.flatMap((aggregate) => aggregate.commands.map((each) => each.id)));
  for (const each of issuesOf(reaction)) {
    const command = world.model.elements[each.command]?.text ?? '';
    if (!commands.has(each.command)) {
      world.ask({ kind: 'reaction-command-not-handled', subject, names: { command } });
      return false;
    }
    if (each.unsaid.length > 0) {
      const names = { fields: each.unsaid, action: command };
      world.ask({ kind: 'reaction-values-missing', subject, names });
      return false;
    }
  }
  if (call !== undefined && call.unsaid.length > 0) {
    const names = { fields: call.unsaid, action: call.operation.name };
    world.ask({ kind: 'reaction-values-missing', subject, names });
    return false;
  }
  return true;
}

function planReaction(
  setting: PolicySetting,
  reading: ReactionReading,
  state: readonly FieldPlan[],
  place: ReactionPlan['place'],
): ReactionPlan | undefined {
  const heard = setting.heard.hear(reading.event, reading.foreign);
  if (heard === undefined) return undefined;
  const told = namesOfHeard(heard.plan);
  // The key is what finds the process: what that remembers is not known yet.
  const toldOnly: ExpressionScope = {
    names: told,
    members: joinMembers([setting.shapes.members, heard.members]),
  };
  const scope = { ...toldOnly, names: new Map([...told, ...namesOfFields(state, 'state')]) };
  const asked = reading.call && setting.systems.find(reading.call);
  const call = planCall(setting, reading, asked, scope);
  const inside =
    reading.each === undefined ? scope : withVariable(scope, reading.each.as, variableOf(reading.each.as));
  const answered = withAnswer(inside, asked);
  const opposite = findOpposite(scope, reading.condition);
  const list = findExpression(answered, reading.each?.list);
  const issue = planIssue(setting, reading.issue, answered);
  const otherwise = planIssue(setting, reading.compensation, answered);
  const key = findExpression(toldOnly, reading.key);
  const planned: Omit<ReactionPlan, 'examples'> = {
    place,
    heard: heard.plan,
    delayMs: reading.delayMs ?? 0,
    ...(reading.condition !== undefined &&
      opposite !== undefined && { condition: { text: reading.condition.text, opposite } }),
    ...(list !== undefined &&
      reading.each !== undefined && {
        each: {
          list,
          text: reading.each.list.text,
          as: itemName(reading.each.as, issue, otherwise),
        },
      }),
    ...(call !== undefined && { call }),
    ...(issue !== undefined && { issue }),
    ...(otherwise !== undefined && { otherwise }),
    remember: planGiven(reading.remember, state, withAnswer(scope, asked)),
    ends: reading.ends,
    ...(key !== undefined && { key }),
  };
  return { ...planned, examples: planReactionExamples(planned, reading, state) };
}

function planCall(
  setting: PolicySetting,
  { call, failures }: ReactionReading,
  asked: AskedOperation | undefined,
  scope: ExpressionScope,
): CallPlan | undefined {
  if (call === undefined || asked === undefined) return undefined;
  const { system, operation } = asked;
  return {
    system,
    operation,
    values: planGiven(call.with, operation.request, scope),
    failures: failures.flatMap(({ error, issue }) => {
      const known = operation.errors.find(({ words }) => toIdentifier(words) === toIdentifier(error));
      const planned = planIssue(setting, issue, scope);
      return known === undefined ? [] : [{ error: known, ...(planned !== undefined && { issue: planned }) }];
    }),
  };
}

function planIssue(
  { aggregates }: PolicySetting,
  issue: IssueReading | undefined,
  scope: ExpressionScope,
): IssuePlan | undefined {
  const command = aggregates.flatMap(({ commands }) => commands).find(({ id }) => id === issue?.command);
  if (issue === undefined || command === undefined) return undefined;
  return { command, values: planGiven(issue.with, command.parameters, scope) };
}

function planGiven(
  values: ValueReadings,
  fields: readonly FieldPlan[],
  scope: ExpressionScope,
): readonly ValueAssignment[] {
  return fields.flatMap((field) => {
    const value = values.get(field.identifier);
    const planned = value && planValue(value, field, scope);
    return planned === undefined
      ? []
      : [
          {
            key: field.key,
            value: planned,
            optional: planned.kind === 'expression' && planned.isOptional,
          },
        ];
  });
}

function planValue(
  value: ValueReading,
  { type }: FieldPlan,
  scope: ExpressionScope,
): ComputedValue | undefined {
  if (value.kind === 'expression') return findExpression(scope, value.expression);
  const parts = fieldsWithin(type) ?? [];
  if (value.each === undefined) return { kind: 'record', properties: planParts(value.values, parts, scope) };
  const list = findExpression(scope, value.each);
  const properties = planParts(value.values, parts, withVariable(scope, 'item'));
  return list && { kind: 'records', list, properties };
}

function planParts(
  values: ReadonlyMap<string, ModelExpression>,
  fields: readonly FieldPlan[],
  scope: ExpressionScope,
): readonly ValueAssignment[] {
  return fields.flatMap(({ identifier, key }) => {
    const value = findExpression(scope, values.get(identifier));
    return value === undefined ? [] : [assign(key, value)];
  });
}

/** With what an operation answers, where one is asked for. */
function withAnswer(scope: ExpressionScope, asked: AskedOperation | undefined): ExpressionScope {
  if (asked === undefined) return scope;
  const members = joinMembers([scope.members, asked.members]);
  return { ...withVariable(scope, 'response'), members };
}

function withVariable(scope: ExpressionScope, identifier: string, variable = identifier): ExpressionScope {
  return { ...scope, names: new Map([...scope.names, [identifier, variableNamed(variable)]]) };
}

/** One that nothing asks for is marked so. */
function itemName(identifier: string, ...issues: readonly (IssuePlan | undefined)[]): string {
  const name = variableOf(identifier);
  const isUsed = issues.some((issue) => issue !== undefined && variablesOfAll(issue.values).includes(name));
  return isUsed ? name : `_${name}`;
}

/** The parameter that an item becomes; what could not be one, or hides a name around it, is "one". */
function variableOf(identifier: string): string {
  return /^[a-z][A-Za-z0-9]*$/.test(identifier) && !taken.has(identifier) && !RESERVED_NAMES.has(identifier)
    ? identifier
    : 'one';
}

const taken = new Set(['data', 'subject', 'state', 'response', 'systems', 'heard', 'answer', 'item']);
