import { aggregateWithoutCommand } from './aggregate-without-command.ts';
import { answerNotValid } from './answer-not-valid.ts';
import { assignmentToNothing } from './assignment-to-nothing.ts';
import { boundsNotSound } from './bounds-not-sound.ts';
import { commandNotImperative } from './command-not-imperative.ts';
import { commandWithoutOutcome } from './command-without-outcome.ts';
import { contextMapDownstreamPatternUpstream } from './context-map-downstream-pattern-upstream.ts';
import { contextMapDuplicateRelationship } from './context-map-duplicate-relationship.ts';
import { contextMapLayerAndConformist } from './context-map-layer-and-conformist.ts';
import { contextMapLayerInCustomerSupplier } from './context-map-layer-in-customer-supplier.ts';
import { contextMapPatternInCustomerSupplier } from './context-map-pattern-in-customer-supplier.ts';
import { contextMapPatternOnSymmetric } from './context-map-pattern-on-symmetric.ts';
import { contextMapRelationshipToItself } from './context-map-relationship-to-itself.ts';
import { contextMapRelationshipToNothing } from './context-map-relationship-to-nothing.ts';
import { contextMapUpstreamPatternDownstream } from './context-map-upstream-pattern-downstream.ts';
import { creatingEventLeavesFieldUnset } from './creating-event-leaves-field-unset.ts';
import { duplicateName } from './duplicate-name.ts';
import { earlierVersionNotSound } from './earlier-version-not-sound.ts';
import { effectNotSound } from './effect-not-sound.ts';
import { emptyText } from './empty-text.ts';
import { eventNotPastTense } from './event-not-past-tense.ts';
import { eventNotPublished } from './event-not-published.ts';
import { eventWithoutSource } from './event-without-source.ts';
import { expressionNotValid } from './expression-not-valid.ts';
import { journeyNotValid } from './journey-not-valid.ts';
import { keyNotSound } from './key-not-sound.ts';
import { lifecycleNotSound } from './lifecycle-not-sound.ts';
import { lifecycleStateUnreachable } from './lifecycle-state-unreachable.ts';
import { payloadWithoutSource } from './payload-without-source.ts';
import { policyInTwoContexts } from './policy-in-two-contexts.ts';
import { projectionNotSound } from './projection-not-sound.ts';
import { publishedNameTaken } from './published-name-taken.ts';
import { reactionNotSound } from './reaction-not-sound.ts';
import { reactionWithoutSource } from './reaction-without-source.ts';
import { referenceToNothing } from './reference-to-nothing.ts';
import { relationNotAllowed } from './relation-not-allowed.ts';
import { relationToNothing } from './relation-to-nothing.ts';
import type { LintRule } from './rule.ts';
import { scenarioNotValid } from './scenario-not-valid.ts';
import { stateWithoutSource } from './state-without-source.ts';
import { targetNotSound } from './target-not-sound.ts';
import { termDisputed } from './term-disputed.ts';
import { termSameWordInTwoContexts } from './term-same-word-in-two-contexts.ts';
import { termWithoutDefinition } from './term-without-definition.ts';
import { termWordToAvoid } from './term-word-to-avoid.ts';

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
