import { articleOf } from '#models/words/inflection.ts';
import { toOneLine } from '../names/one-line.ts';
import type { OpenQuestion, QuestionKind, QuestionNames } from '../plan/open-questions.ts';

/** An open question with its sentence: for reports, pages and windows. Nothing reads the sentence back. */
export type PrintedQuestion = OpenQuestion & { readonly message: string };

type PrintSentence<Kind extends QuestionKind> = (subject: string, names: QuestionNames[Kind]) => string;

const SENTENCES: { readonly [Kind in QuestionKind]: PrintSentence<Kind> } = {
  'creating-command-missing': (aggregate) =>
    `No command is marked as creating ${articleOf(toOneLine(aggregate))} ${quote(aggregate)}. Until one is, each of its commands creates one when there is none.`,
  'rule-without-check': (owner, { rule }) =>
    `The rule ${quote(rule)} of ${quote(owner)} has no check yet. Its test is marked todo.`,
  'rules-without-scenario': (command, { rules: [first = '', ...others] }) =>
    others.length === 0
      ? `No scenario of ${quote(command)} breaks the rule ${quote(first)}. Its test is marked todo.`
      : `No scenario of ${quote(command)} breaks the rule ${quote(first)} or ${others.length} more of its rules. Their tests are marked todo.`,
  'command-without-event': (command) => `No event follows from ${quote(command)} yet, so it changes nothing.`,
  'events-of-command-undecided': (command, { aggregate }) =>
    `The board does not say which events of ${quote(aggregate)} follow from ${quote(command)}, so it changes nothing.`,
  'event-field-without-source': (command, { field, event }) =>
    `${quote(field)} of ${quote(event)} has no source, so it is a parameter of ${quote(command)}.`,
  'derived-field-without-value': (owner, { field }) =>
    `The value of the derived field ${quote(field)} of ${quote(owner)} cannot be computed. No code is generated for it.`,
  'entry-field-without-value': (event, { list, field }) =>
    `What ${quote(event)} appends to ${quote(list)} has no value for ${quote(field)}, so nothing is appended.`,
  'published-field-without-source': (event, { field }) =>
    `${quote(field)} of the published ${quote(event)} has no source, so it is left out.`,
  'published-field-contains-itself': (event, { field }) =>
    `${quote(field)} of the published ${quote(event)} contains values of its own kind, so it is left out.`,
  'upcast-not-computable': (event, { field }) =>
    `The value of ${quote(field)} for an older ${quote(event)} cannot be computed where messages are read. Write it by hand.`,
  'scenario-starts-late': (scenario, { event, aggregate }) =>
    `The scenario ${quote(scenario)} starts with ${quote(event)}, which is never the first event of ${articleOf(toOneLine(aggregate))} ${quote(aggregate)}. Its test is marked todo until the scenario says what happened before.`,
  'scenario-refusal-unknown': (scenario, { refusal }) =>
    `The scenario ${quote(scenario)} expects the refusal ${quote(refusal)}, which its command never gives. Its test is marked todo.`,
  'read-model-without-fields': (readModel) =>
    `${quote(readModel)} shows no fields yet. No code is generated for it.`,
  'read-model-without-events': (readModel) =>
    `${quote(readModel)} receives no event that updates it. No code is generated for it.`,
  'read-model-event-not-published': (readModel, { event }) =>
    `No context publishes ${quote(event)}, so ${quote(readModel)} does not follow it.`,
  'reaction-event-not-published': (policy, { event }) =>
    `No context publishes ${quote(event)}, so ${quote(policy)} cannot react to it.`,
  'reaction-without-action': (policy, { event }) =>
    `${quote(policy)} does not say what to do after ${quote(event)}, so this reaction is left out.`,
  'reaction-command-not-handled': (policy, { command }) =>
    `${quote(policy)} issues ${quote(command)}, which its own context does not handle, so this reaction is left out.`,
  'reaction-values-missing': (policy, { fields, action }) =>
    `${quote(policy)} has no source for ${fields.map(quote).join(', ')} of ${quote(action)}, so this reaction is left out.`,
  'journey-not-generated': (journey) =>
    `The journey ${quote(journey)} leads through something that cannot become code yet, so it is neither tested nor part of the demo.`,
};

/** An open question in a sentence or two, on one line. */
export function printOpenQuestion({ kind, subject, names }: OpenQuestion): string {
  // The table gives each kind its own names; TypeScript cannot follow the pair through the lookup.
  const printSentence = SENTENCES[kind] as PrintSentence<QuestionKind>;
  return printSentence(subject.name, names as never);
}

function quote(text: string): string {
  return `"${toOneLine(text)}"`;
}
