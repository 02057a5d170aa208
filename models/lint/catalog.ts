import type { LintRule } from '../findings/rule.ts';
import { aggregateWithoutCommand } from '../rules/aggregate-without-command.ts';
import { answerNotValid } from '../rules/answer-not-valid.ts';
import { assignmentToNothing } from '../rules/assignment-to-nothing.ts';
import { boundsNotSound } from '../rules/bounds-not-sound.ts';
import { commandNotImperative } from '../rules/command-not-imperative.ts';
import { commandWithoutOutcome } from '../rules/command-without-outcome.ts';
import { contextMapDownstreamPatternUpstream } from '../rules/context-map-downstream-pattern-upstream.ts';
import { contextMapDuplicateRelationship } from '../rules/context-map-duplicate-relationship.ts';
import { contextMapLayerAndConformist } from '../rules/context-map-layer-and-conformist.ts';
import { contextMapLayerInCustomerSupplier } from '../rules/context-map-layer-in-customer-supplier.ts';
import { contextMapPatternInCustomerSupplier } from '../rules/context-map-pattern-in-customer-supplier.ts';
import { contextMapPatternOnSymmetric } from '../rules/context-map-pattern-on-symmetric.ts';
import { contextMapRelationshipToItself } from '../rules/context-map-relationship-to-itself.ts';
import { contextMapRelationshipToNothing } from '../rules/context-map-relationship-to-nothing.ts';
import { contextMapUpstreamPatternDownstream } from '../rules/context-map-upstream-pattern-downstream.ts';
import { creatingEventLeavesFieldUnset } from '../rules/creating-event-leaves-field-unset.ts';
import { duplicateName } from '../rules/duplicate-name.ts';
import { earlierVersionNotSound } from '../rules/earlier-version-not-sound.ts';
import { effectNotSound } from '../rules/effect-not-sound.ts';
import { emptyText } from '../rules/empty-text.ts';
import { eventNotPastTense } from '../rules/event-not-past-tense.ts';
import { eventNotPublished } from '../rules/event-not-published.ts';
import { eventWithoutSource } from '../rules/event-without-source.ts';
import { expressionNotValid } from '../rules/expression-not-valid.ts';
import { journeyNotValid } from '../rules/journey-not-valid.ts';
import { keyNotSound } from '../rules/key-not-sound.ts';
import { lifecycleNotSound } from '../rules/lifecycle-not-sound.ts';
import { lifecycleStateUnreachable } from '../rules/lifecycle-state-unreachable.ts';
import { payloadWithoutSource } from '../rules/payload-without-source.ts';
import { policyInTwoContexts } from '../rules/policy-in-two-contexts.ts';
import { projectionNotSound } from '../rules/projection-not-sound.ts';
import { publishedNameTaken } from '../rules/published-name-taken.ts';
import { reactionNotSound } from '../rules/reaction-not-sound.ts';
import { reactionWithoutSource } from '../rules/reaction-without-source.ts';
import { referenceToNothing } from '../rules/reference-to-nothing.ts';
import { relationNotAllowed } from '../rules/relation-not-allowed.ts';
import { relationToNothing } from '../rules/relation-to-nothing.ts';
import { scenarioNotValid } from '../rules/scenario-not-valid.ts';
import { stateWithoutSource } from '../rules/state-without-source.ts';
import { targetNotSound } from '../rules/target-not-sound.ts';
import { termDisputed } from '../rules/term-disputed.ts';
import { termSameWordInTwoContexts } from '../rules/term-same-word-in-two-contexts.ts';
import { termWithoutDefinition } from '../rules/term-without-definition.ts';
import { termWordToAvoid } from '../rules/term-word-to-avoid.ts';

/** Every lint rule there is, by id. */
export const RULES: readonly LintRule[] = [
  aggregateWithoutCommand,
  answerNotValid,
  assignmentToNothing,
  boundsNotSound,
  commandNotImperative,
  commandWithoutOutcome,
  contextMapDownstreamPatternUpstream,
  contextMapDuplicateRelationship,
  contextMapLayerAndConformist,
  contextMapLayerInCustomerSupplier,
  contextMapPatternInCustomerSupplier,
  contextMapPatternOnSymmetric,
  contextMapRelationshipToItself,
  contextMapRelationshipToNothing,
  contextMapUpstreamPatternDownstream,
  creatingEventLeavesFieldUnset,
  duplicateName,
  earlierVersionNotSound,
  effectNotSound,
  emptyText,
  eventNotPastTense,
  eventNotPublished,
  eventWithoutSource,
  expressionNotValid,
  journeyNotValid,
  keyNotSound,
  lifecycleNotSound,
  lifecycleStateUnreachable,
  payloadWithoutSource,
  policyInTwoContexts,
  projectionNotSound,
  publishedNameTaken,
  reactionNotSound,
  reactionWithoutSource,
  referenceToNothing,
  relationNotAllowed,
  relationToNothing,
  scenarioNotValid,
  stateWithoutSource,
  targetNotSound,
  termDisputed,
  termSameWordInTwoContexts,
  termWithoutDefinition,
  termWordToAvoid,
];
