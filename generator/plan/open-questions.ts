import type { ElementId } from '#models/metamodel/ids.ts';
import type { Section } from '#models/metamodel/model.ts';

/**
 * What the sentence of a question needs besides its subject, by the kind of the question. All of it is as people wrote it.
 * A comment says what is missing and what the generator does until somebody adds it.
 */
export interface QuestionNames {
  /** An aggregate has no command that is marked as creating it: each of its commands creates one when there is none. */
  readonly 'creating-command-missing': Nothing;
  /** A rule of a command or value object has no check: its test is marked todo. */
  readonly 'rule-without-check': { readonly rule: string };
  /** No scenario of a command breaks these rules (at least one): their tests are marked todo. */
  readonly 'rules-without-scenario': { readonly rules: readonly string[] };
  /** No event follows from a command: it changes nothing. */
  readonly 'command-without-event': Nothing;
  /** An aggregate has several commands, and nothing says which of its events follow from this one: it changes nothing. */
  readonly 'events-of-command-undecided': { readonly aggregate: string };
  /** A field of an event has no source: it is a parameter of the command that the event follows from. */
  readonly 'event-field-without-source': { readonly field: string; readonly event: string };
  /** The value of a derived field cannot be computed: no code is generated for the field. */
  readonly 'derived-field-without-value': { readonly field: string };
  /** An event appends an entry to a list without a value for a required field of the entry: nothing is appended. */
  readonly 'entry-field-without-value': { readonly list: string; readonly field: string };
  /** A field of a published event has no source: it is left out. */
  readonly 'published-field-without-source': { readonly field: string };
  /** A field of a published event holds values of its own kind, and its wire form would have no end: it is left out. */
  readonly 'published-field-contains-itself': { readonly field: string };
  /** The value of a field of an older published version cannot be computed by its readers: it is left to a developer. */
  readonly 'upcast-not-computable': { readonly field: string };
  /** A scenario starts in the middle of the life of an aggregate: its test is marked todo. */
  readonly 'scenario-starts-late': { readonly event: string; readonly aggregate: string };
  /** A scenario expects a refusal that its command cannot give: its test is marked todo. */
  readonly 'scenario-refusal-unknown': { readonly refusal: string };
  /** A read model shows no fields: no code is generated for it. */
  readonly 'read-model-without-fields': Nothing;
  /** A read model receives no event that updates it: no code is generated for it. */
  readonly 'read-model-without-events': Nothing;
  /** No context publishes an event that updates a read model: the read model does not follow it. */
  readonly 'read-model-event-not-published': { readonly event: string };
  /** No context publishes the event that a policy reacts to: the reaction is left out. */
  readonly 'reaction-event-not-published': { readonly event: string };
  /** A policy does not say what to do after an event: the reaction is left out. */
  readonly 'reaction-without-action': { readonly event: string };
  /** A policy issues a command that its own context does not handle: the reaction is left out. */
  readonly 'reaction-command-not-handled': { readonly command: string };
  /** A policy has no source for parameters of a command or an operation: the reaction is left out. */
  readonly 'reaction-values-missing': { readonly fields: readonly string[]; readonly action: string };
  /** A journey leads through something of which no code can be made yet: it is neither tested nor part of the demo. */
  readonly 'journey-not-generated': Nothing;
}

type Nothing = Readonly<Record<string, never>>;

export type QuestionKind = keyof QuestionNames;

/** The entry of the model that a question is about. */
export interface QuestionSubject {
  readonly section: Section;
  readonly id: string;
  /** As people wrote it. */
  readonly name: string;
  /** The sticky to look at: the subject itself, or the command of a scenario. Value objects and journeys have none. */
  readonly elementId?: ElementId;
}

/** Something that the board does not say yet. The code runs without it. */
export type OpenQuestion = {
  readonly [Kind in QuestionKind]: {
    readonly kind: Kind;
    readonly subject: QuestionSubject;
    readonly names: QuestionNames[Kind];
  };
}[QuestionKind];
