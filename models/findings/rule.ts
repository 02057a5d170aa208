import type { Finding } from '../metamodel/finding.ts';
import type { ElementKind, Level } from '../metamodel/kinds.ts';
import type { ElementOf, Entry, Model, Section } from '../metamodel/model.ts';
import type { Severity } from '../metamodel/severity.ts';
import type { ModelExpressions } from '../readings/expression-scopes.ts';
import type { Index } from '../readings/model-access.ts';
import type { TermIndex } from '../views/recognised-terms.ts';

/** The entries that a rule is asked about: whole sections, but of the elements only some kinds. */
export type Visits = {
  readonly [Name in Section]?: Name extends 'elements' ? readonly ElementKind[] : true;
};

/** One entry that a rule is asked about. */
export interface Visited<Name extends Section, Value> {
  readonly section: Name;
  readonly id: keyof Model[Name] & string;
  readonly entry: Value;
}

/** The entries that these visits lead to. */
export type VisitedBy<Chosen extends Visits> = {
  [Name in keyof Chosen & Section]: Chosen[Name] extends readonly (infer Kind extends ElementKind)[]
    ? Visited<'elements', ElementOf<Kind>>
    : Visited<Name, Entry<Name>>;
}[keyof Chosen & Section];

/** What a rule has to say about the entry it was asked about. The linter makes a finding of it. */
export interface Problem {
  /** Below the entry; empty for the entry itself. */
  readonly at: Finding['path'];
  readonly message: string;
  /** Only where this problem is more or less serious than the rule says. */
  readonly severity?: Severity;
  /** UTF-16 units inside the text at that place. */
  readonly range?: Finding['range'];
}

/**
 * What a rule may know besides the entry it is asked about. The linter records what is read here and asks the rule again when
 * any of it has changed. Nothing else may influence a rule: no state of its own, no clock.
 */
export interface LintContext {
  /** Reading single entries of it is cheap. A rule that lists a section is asked again after every change there: use an index. */
  readonly model: Model;
  /** The readings of the design. Only slow rules use them. */
  readonly expressions: ModelExpressions;
  /** The glossary, ready to be found in texts. */
  readonly terms: TermIndex;
  readonly lookUp: <Key extends string, Row>(index: Index<Key, Row>, key: Key) => Row | undefined;
}

/**
 * One lint rule: a pure function from an entry to what is wrong with it. The id names the defect or the duty in
 * kebab-case and is the name of the rule's file, of its page in `docs/rules` and of its test.
 *
 * A rule is asked about one entry after the other and never walks the model. It may look at anything through the context: the
 * linter notes what it has read, and asks again when an answer has changed. To compare entries with each other ("is there
 * another one of that name?") it declares an `Index` beside it and looks up single rows.
 */
export interface LintRule<Chosen extends Visits = Visits> {
  readonly id: string;
  readonly severity: Severity;
  /** The first session in which the finding makes sense. In earlier ones it would only disturb. */
  readonly level: Level;
  /** `fast`: looks at texts and relations, so it can run at every letter. `slow`: needs the readings of the design. */
  readonly speed: 'fast' | 'slow';
  readonly visits: Chosen;
  /** Of the elements, only those with a design are visited: the rule is about what stands in it. Default: all are. */
  readonly needsDesign?: true;
  // A method, because methods are compared loosely: a rule for some entries can then stand among all rules.
  check(visited: VisitedBy<Chosen>, context: LintContext): readonly Problem[];
}

/** Declares a rule. The type of `check` follows from what the rule visits. */
export function defineRule<const Chosen extends Visits>(rule: LintRule<Chosen>): LintRule {
  return rule as unknown as LintRule;
}
