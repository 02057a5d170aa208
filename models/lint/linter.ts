import { createContext } from '../findings/lint-context.ts';
import type { LintContext, LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { type Model, SECTION_NAMES, type Section } from '../metamodel/model.ts';
import type { TeamFindings } from './judge-findings.ts';
import { chooseRules, type LintOptions, orderFindings } from './lint.ts';
import { type AnyVisited, createDispatch, runRule } from './run-rule.ts';
import { type Question, type Reader, WatchedModel } from './watched-model.ts';

/** Lints one state of a board after the other. */
export interface Linter {
  /**
   * Everything the rules find in a model; exactly what `lintForTeam` finds. Of a model that shares entries with the one of the
   * call before, only what could have changed is checked again. With `speed`, the other rules neither run nor are heard:
   * their turn comes with the next call that wants them.
   */
  lint(model: Model, options?: Pick<LintOptions, 'speed'>): TeamFindings;
}

/**
 * A linter that remembers, for each rule and entry, what the rule found and which answers it rests on. It holds on to the last
 * model: make one for each board that is open, and drop it with the board.
 */
export function createLinter(options: Omit<LintOptions, 'speed'> = {}): Linter {
  const rules = chooseRules(options);
  const checks = new Checks(rules);
  return {
    lint: (model, { speed } = {}) => {
      checks.moveTo(model);
      return orderFindings(model, checks.run(speed), speed);
    },
  };
}

/** One rule at one entry. */
interface Check extends Reader {
  readonly rule: LintRule;
  /** The place of the rule among the rules. */
  readonly order: number;
  visited: AnyVisited;
  questions: ReadonlySet<Question>;
  found: readonly Finding[];
}

class Checks {
  readonly #orders: ReadonlyMap<LintRule, number>;
  readonly #rulesFor: ReturnType<typeof createDispatch>;
  readonly #byEntry = new Map<Section, Map<string, readonly Check[]>>();
  #watched: WatchedModel | undefined;
  #model: Model | undefined;
  #context: LintContext | undefined;

  constructor(rules: readonly LintRule[]) {
    this.#orders = new Map(rules.map((rule, order) => [rule, order]));
    this.#rulesFor = createDispatch(rules);
  }

  /** Makes stale what may find something else in this model. */
  moveTo(model: Model): void {
    if (model === this.#model) return;
    this.#watched ??= new WatchedModel(model);
    this.#watched.moveTo(model);
    this.#context = createContext(this.#watched.current);
    for (const section of SECTION_NAMES) this.#moveSection(section, model);
    this.#model = model;
  }

  /** Runs the stale checks of a speed; gives what all checks of that speed found, in the order of rules, sections and ids. */
  run(speed: LintRule['speed'] | undefined): readonly Finding[] {
    const found: Check[] = [];
    for (const entries of this.#byEntry.values()) {
      for (const checks of entries.values()) {
        for (const check of checks) {
          if (speed !== undefined && check.rule.speed !== speed) continue;
          if (check.isStale) this.#run(check);
          if (check.found.length > 0) found.push(check);
        }
      }
    }
    return found.sort(compareChecks).flatMap((check) => check.found);
  }

  #moveSection(section: Section, model: Model): void {
    const before: Readonly<Record<string, unknown>> = this.#model?.[section] ?? {};
    const now: Readonly<Record<string, unknown>> = model[section];
    if (before === now) return;
    const entries = this.#byEntry.get(section) ?? new Map<string, readonly Check[]>();
    this.#byEntry.set(section, entries);
    for (const id of entries.keys()) {
      if (!Object.hasOwn(now, id)) this.#replace(entries, id, []);
    }
    for (const [id, entry] of Object.entries(now)) {
      if (!entries.has(id) || before[id] !== entry) {
        this.#replace(entries, id, this.#checksOf({ section, id, entry }, entries.get(id) ?? []));
      }
    }
  }

  #checksOf(visited: AnyVisited, earlier: readonly Check[]): readonly Check[] {
    return this.#rulesFor(visited).map((rule) => {
      const known = earlier.find((check) => check.rule === rule);
      if (known !== undefined) {
        known.visited = visited;
        known.isStale = true;
        return known;
      }
      const order = this.#orders.get(rule) ?? 0;
      return { rule, order, visited, isStale: true, questions: new Set(), found: [] };
    });
  }

  #replace(entries: Map<string, readonly Check[]>, id: string, checks: readonly Check[]): void {
    for (const check of entries.get(id) ?? []) {
      if (!checks.includes(check)) forget(check);
    }
    if (checks.length === 0) entries.delete(id);
    else entries.set(id, checks);
  }

  #run(check: Check): void {
    const context = this.#context;
    if (this.#watched === undefined || context === undefined) return;
    forget(check);
    const { value, questions } = this.#watched.note(() => runRule(check.rule, check.visited, context));
    for (const question of questions) question.readers.add(check);
    check.questions = questions;
    check.found = value;
    check.isStale = false;
  }
}

function forget(check: Check): void {
  for (const question of check.questions) question.readers.delete(check);
}

function compareChecks(one: Check, other: Check): number {
  if (one.order !== other.order) return one.order - other.order;
  const { section, id } = one.visited;
  if (section === other.visited.section) return id < other.visited.id ? -1 : 1;
  return SECTION_NAMES.indexOf(section) - SECTION_NAMES.indexOf(other.visited.section);
}
