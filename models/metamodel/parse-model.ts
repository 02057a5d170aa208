import { err, ok, type Result } from '../result.ts';
import { describeIssue } from './describe-issue.ts';
import type { Finding } from './finding.ts';
import { ID_FORM, isId, toId } from './ids.ts';
import { compareTexts, findJsonFault, isPlainObject, type PlainObject } from './json.ts';
import {
  type BoardElement,
  boardHeadSchema,
  createModel,
  type Entry,
  type Model,
  SECTION_NAMES,
  SECTIONS,
  type Section,
} from './model.ts';
import { type Placeable, placeElements } from './place-elements.ts';

/**
 * What could be read of a board. With findings of severity error something is missing from `model`: look at it,
 * but never write it over what it was read from.
 */
export interface ParsedModel {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** What messages call one entry of a section. */
export const ENTRY_NAMES = {
  contexts: 'context',
  elements: 'element',
  relations: 'relation',
  relationships: 'relationship',
  terms: 'term',
  values: 'value object',
  scenarios: 'scenario',
  journeys: 'journey',
  rules: 'setting of the rule',
  dismissals: 'dismissal',
} as const satisfies Record<Section, string>;

/** A place that counts only until the whole board is known. */
const placeholder = [0, 0] as const;
const maxFindingsPerEntry = 10;

/**
 * Reads a whole board from anything: the content of a file, a message, a value that a program made. Never throws;
 * what does not fit is left out and reported. Keys that are not known stay. Entries come in the order of their ids,
 * and elements without `at` get a place (see `placeElements`). References may dangle: lint rules find those.
 */
export function parseModel(input: unknown): ParsedModel {
  if (!isPlainObject(input)) {
    const message = 'This is not a board: a board is an object with an id, a name and its sections.';
    return { model: createModel(toId('board'), ''), findings: [error('board-not-valid', message, [])] };
  }
  const { model, findings } = parseHead(withoutSections(input));
  const contexts = parseSection('contexts', input.contexts);
  const elements = parseElements(input.elements, Object.keys(contexts.entries));
  const others = SECTION_NAMES.filter((section) => section !== 'contexts' && section !== 'elements').map(
    (section) => [section, parseSection(section, input[section])] as const,
  );
  const sections = [['contexts', contexts] as const, ['elements', elements] as const, ...others];
  return {
    model: {
      ...model,
      ...Object.fromEntries(sections.map(([section, { entries }]) => [section, sortEntries(entries)])),
    },
    findings: [...findings, ...sections.flatMap(([, section]) => section.findings)],
  };
}

/**
 * Reads what a board has besides its sections. A property that is not right is reported and left out, or stands
 * as `board` (the id) and as an empty text (the name).
 */
export function parseHead(input: PlainObject): ParsedModel {
  const findings: Finding[] = [];
  const head: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const fault = findJsonFault({ [key]: value });
    if (fault === undefined) {
      head[key] = value;
    } else {
      findings.push(error('head-not-valid', `The board's "${key}" ${fault.reason}.`, fault.path));
    }
  }
  for (const issue of boardHeadSchema.safeParse(head).error?.issues ?? []) {
    const { path, words } = describeIssue(issue, head);
    const message = `The board's "${path.join('.')}" ${words}. Correct it and read the board again.`;
    findings.push(error('head-not-valid', message, path));
  }
  for (const { path } of findings) {
    delete head[String(path[0])];
  }
  return { model: { ...createModel(toId('board'), ''), ...head }, findings };
}

/** Reads one entry of a section; what comes back says the same as the input, unknown keys included. */
export function parseEntry<Name extends Section>(
  section: Name,
  id: string,
  input: unknown,
): Result<Entry<Name>, readonly Finding[]> {
  const subject = { section, id };
  const who = `The ${ENTRY_NAMES[section]} "${id}"`;
  if (!isId(id)) {
    return err([
      error('id-not-valid', `${who} could not be read: its id cannot be one. ${ID_FORM}`, [section, id]),
    ]);
  }
  const fault = findJsonFault(input);
  if (fault !== undefined) {
    const message = `${who} could not be read: ${placeWords(fault.path)} ${fault.reason}.`;
    return err([{ ...error('entry-not-valid', message, [section, id, ...fault.path]), subject }]);
  }
  const parsed = SECTIONS[section].safeParse(input);
  if (parsed.success) {
    return ok(parsed.data as Entry<Name>);
  }
  const findings = parsed.error.issues.slice(0, maxFindingsPerEntry).map((issue) => {
    const { path, words } = describeIssue(issue, input);
    const rule = section === 'elements' && path.join() === 'kind' ? 'unknown-kind' : 'entry-not-valid';
    const message = `${who} could not be read: ${placeWords(path)} ${words}. Correct it and read the board again.`;
    return { ...error(rule, message, [section, id, ...path]), subject };
  });
  return err(findings);
}

interface ParsedSection<Name extends Section> {
  /** In the order of the input. */
  readonly entries: Readonly<Record<string, Entry<Name>>>;
  readonly findings: readonly Finding[];
}

function parseSection<Name extends Section>(section: Name, input: unknown): ParsedSection<Name> {
  if (input === undefined) {
    return { entries: {}, findings: [] };
  }
  if (!isPlainObject(input)) {
    const message = `The section "${section}" could not be read: it should be an object of entries under their ids.`;
    return { entries: {}, findings: [error('section-not-valid', message, [section])] };
  }
  const entries: [string, Entry<Name>][] = [];
  const findings: Finding[] = [];
  for (const [id, value] of Object.entries(input)) {
    const parsed = parseEntry(section, id, value);
    if (parsed.ok) {
      entries.push([id, parsed.value]);
    } else {
      findings.push(...parsed.error);
    }
  }
  return { entries: Object.fromEntries(entries), findings };
}

/** Elements may come without a place: they are checked with a placeholder and placed when all are known. */
function parseElements(input: unknown, contexts: readonly string[]): ParsedSection<'elements'> {
  if (!isPlainObject(input)) {
    return parseSection('elements', input);
  }
  const unplaced = new Set(
    Object.keys(input).filter((id) => {
      const value = input[id];
      return isPlainObject(value) && value.at === undefined;
    }),
  );
  const completed = Object.entries(input).map(([id, value]) => [
    id,
    unplaced.has(id) ? { ...(value as PlainObject), at: placeholder } : value,
  ]);
  const { entries, findings } = parseSection('elements', Object.fromEntries(completed));
  const placeable = Object.entries(entries).map(([id, { kind, context, at }]): [string, Placeable] => [
    id,
    { kind, context, at: unplaced.has(id) ? undefined : at },
  ]);
  const places = placeElements(placeable, contexts);
  const placed = Object.entries(entries).map(([id, element]): [string, BoardElement] => [
    id,
    { ...element, at: places.get(id) ?? element.at },
  ]);
  return { entries: Object.fromEntries(placed), findings };
}

function sortEntries(entries: PlainObject): PlainObject {
  return Object.fromEntries(Object.entries(entries).sort(([one], [other]) => compareTexts(one, other)));
}

function withoutSections(input: PlainObject): PlainObject {
  return Object.fromEntries(Object.entries(input).filter(([key]) => !isSection(key)));
}

function isSection(key: string): key is Section {
  return Object.hasOwn(SECTIONS, key);
}

function placeWords(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'it' : `its "${path.join('.')}"`;
}

function error(rule: string, message: string, path: readonly (string | number)[]): Finding {
  return { rule, severity: 'error', message, path };
}
