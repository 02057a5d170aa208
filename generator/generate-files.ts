import type { Model } from '#models/metamodel/model.ts';
import { emitHeardForeign, emitHeardOwn } from './emitters/acl/incoming-messages.ts';
import { emitSystem } from './emitters/acl/systems.ts';
import { emitContextAdapters } from './emitters/adapters.ts';
import { emitDispatch } from './emitters/application/dispatch.ts';
import { emitApplicationHandler } from './emitters/application/handler.ts';
import { emitApplicationMessages, emitApplicationPublished } from './emitters/application/messages.ts';
import { emitPolicy } from './emitters/application/policies.ts';
import { emitApplicationPorts } from './emitters/application/ports.ts';
import { emitContextPackage } from './emitters/context/package.ts';
import { emitSubscriptions } from './emitters/context/subscriptions.ts';
import { emitDocs } from './emitters/docs/emit-docs.ts';
import { findProvingTests } from './emitters/docs/proving-tests.ts';
import { emitReadme } from './emitters/docs/readme.ts';
import { emitDomainCommand } from './emitters/domain/command.ts';
import { emitDecisions, emitDomainDecider } from './emitters/domain/decider.ts';
import { emitDomainEntity } from './emitters/domain/entity.ts';
import { emitDomainErrors } from './emitters/domain/errors.ts';
import { emitDomainEvent } from './emitters/domain/event.ts';
import { emitDomainIds } from './emitters/domain/ids.ts';
import { emitDomainKeys } from './emitters/domain/keys.ts';
import { emitDomainState } from './emitters/domain/state.ts';
import { emitDomainValue } from './emitters/domain/value.ts';
import { emitProcesses } from './emitters/json/processes.ts';
import {
  emitArchitectureTest,
  emitCopiedPackages,
  type TemplateFiles,
} from './emitters/project/copied-packages.ts';
import { emitProjectFiles, emitVerificationConfig } from './emitters/project/project-files.ts';
import { emitPublishedPackage } from './emitters/published/package.ts';
import { emitReadModel } from './emitters/read-models/read-models.ts';
import { emitServerContexts } from './emitters/server/contexts.ts';
import { emitJourneys } from './emitters/server/journeys.ts';
import { emitAggregateExamples } from './emitters/tests/aggregate-examples.ts';
import { emitLifecycleTest } from './emitters/tests/lifecycle.ts';
import { emitReactionTests } from './emitters/tests/reactions.ts';
import { emitScenarioTest, untoldRules } from './emitters/tests/scenarios.ts';
import { emitValueTest } from './emitters/tests/values.ts';
import type { LeftOut } from './phases/check/left-out.ts';
import { type StoredNames, storedNamesOf } from './phases/plan/names/stored-names.ts';
import { type ContextChoice, contextChoices, planModel } from './phases/plan/plan-model.ts';
import { subjectOf } from './phases/plan/question-subject.ts';
import type { AggregatePlan } from './plan/aggregate.ts';
import type { ContextPlan } from './plan/context.ts';
import type { OpenQuestion } from './plan/open-questions.ts';
import type { Plan } from './plan/plan.ts';
import type { Emission } from './printing/emission.ts';
import { type PrintedQuestion, printOpenQuestion } from './printing/open-questions.ts';
import type { GeneratedFile } from './printing/source.ts';

/** A codebase as plain text, before it is formatted. */
export interface GeneratedFiles {
  /** In the order of their paths. */
  readonly files: readonly GeneratedFile[];
  /** Needed to check the code, and not part of it. */
  readonly verification: GeneratedFile;
  readonly openQuestions: readonly PrintedQuestion[];
  /** The paths of the test files that speak of an element of the board, by its id. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  /** How many journeys `npm run demo` tells. */
  readonly journeys: number;
  /** The names under which what runs stores things: to be remembered with the code. */
  readonly stored: StoredNames;
  readonly plan: Plan;
}

/**
 * The whole codebase of a model, or of the chosen contexts. Pure: no disk, no clock, no randomness; the same model gives
 * the same text, whatever the order of its keys. The model must be free of findings of severity error; `leftOut` is what
 * was taken out of it to make it so, for the pages of open questions; `stored` the names of an earlier generation.
 */
export function generateFiles(
  model: Model,
  templates: TemplateFiles,
  isChosen?: (context: ContextChoice) => boolean,
  leftOut: readonly LeftOut[] = [],
  stored?: StoredNames,
): GeneratedFiles {
  const plan = planModel(model, isChosen, stored);
  const journeys = emitJourneys(model, plan, notChosenOf(model, isChosen));
  const openQuestions: readonly OpenQuestion[] = [
    ...plan.openQuestions,
    ...plan.contexts.flatMap((context) => askForScenarios(model, context)),
    ...journeys.leftOut.map((id) => ({
      kind: 'journey-not-generated' as const,
      subject: subjectOf(model, 'journeys', id),
      names: {},
    })),
  ];
  const code = [
    ...emitProjectFiles(plan),
    emitReadme(model, plan, journeys.told),
    ...emitCopiedPackages(plan, templates),
    emitServerContexts(plan),
    ...journeys.files,
    ...plan.upstreams.flatMap((context) => emitPublishedPackage({ project: plan.project, context })),
    ...plan.contexts.flatMap((context) => [
      ...emitContext({ project: plan.project, context }),
      ...emitArchitectureTest(plan, context, templates),
    ]),
  ];
  const files = [...code, ...emitDocs(model, { ...plan, openQuestions }, code, leftOut)];
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    verification: emitVerificationConfig(plan),
    openQuestions: openQuestions.map((question) => ({ ...question, message: printOpenQuestion(question) })),
    tests: findProvingTests(plan, new Set(code.map(({ path }) => path))),
    journeys: journeys.told,
    stored: storedNamesOf(plan.contexts, stored),
    plan,
  };
}

/** One question a command for all its rules that no scenario breaks. */
function askForScenarios(model: Model, { aggregates }: ContextPlan): readonly OpenQuestion[] {
  return aggregates.flatMap(({ commands }) =>
    commands.flatMap((command): readonly OpenQuestion[] => {
      const rules = untoldRules(command).map(({ text }) => text);
      const subject = subjectOf(model, 'elements', command.id);
      return rules.length === 0 ? [] : [{ kind: 'rules-without-scenario', subject, names: { rules } }];
    }),
  );
}

function notChosenOf(
  model: Model,
  isChosen: ((context: ContextChoice) => boolean) | undefined,
): ReadonlySet<ContextChoice['id']> {
  const notChosen = isChosen && contextChoices(model).filter((context) => !isChosen(context));
  return new Set(notChosen?.map(({ id }) => id));
}

function emitContext(emission: Emission): readonly GeneratedFile[] {
  const { context } = emission;
  return [
    ...emitContextPackage(emission),
    ...emitDomainIds(emission),
    ...context.values.flatMap((value) => [
      emitDomainValue(emission, value),
      ...emitValueTest(emission, value),
    ]),
    ...context.aggregates.flatMap((aggregate) => emitAggregate(emission, aggregate)),
    ...context.published.map((published) => emitApplicationPublished(emission, published)),
    emitApplicationPorts(emission),
    ...emitReactions(emission),
    ...emitContextAdapters(emission),
    ...emitPublishedPackage(emission),
  ];
}

/** What the context does about messages. */
function emitReactions(emission: Emission): readonly GeneratedFile[] {
  const { heard, policies, systems, readModels } = emission.context.reactions;
  return [
    ...emitHeardOwn(emission),
    ...heard.flatMap((each) => emitHeardForeign(emission, each)),
    ...policies.map((policy) => emitPolicy(emission, policy)),
    ...emitProcesses(emission),
    ...emitDispatch(emission),
    ...systems.flatMap((system) => emitSystem(emission, system)),
    ...readModels.flatMap((readModel) => emitReadModel(emission, readModel)),
    emitSubscriptions(emission),
    ...emitReactionTests(emission),
  ];
}

function emitAggregate(emission: Emission, aggregate: AggregatePlan): readonly GeneratedFile[] {
  return [
    emitDomainState(emission, aggregate),
    ...aggregate.entities.map((entity) => emitDomainEntity(emission, entity)),
    ...aggregate.commands.map((command) => emitDomainCommand(emission, aggregate, command)),
    ...aggregate.events.map((event) => emitDomainEvent(emission, aggregate, event)),
    emitDomainErrors(emission, aggregate),
    emitDecisions(emission, aggregate),
    emitDomainDecider(emission, aggregate),
    ...emitDomainKeys(emission, aggregate),
    emitApplicationHandler(emission, aggregate),
    emitApplicationMessages(emission, aggregate),
    ...emitAggregateExamples(emission, aggregate),
    ...aggregate.commands.flatMap((command) => emitScenarioTest(emission, aggregate, command)),
    ...emitLifecycleTest(emission, aggregate),
  ];
}
