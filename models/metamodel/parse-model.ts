import type { z } from 'zod';
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
  fileElementSchema,
  type Model,
  SECTION_NAMES,
  SECTIONS,
  type Section,
} from './model.ts';
import { placeElements } from './place-elements.ts';
import { sortUnread, toUnreadPart, type UnreadPart } from './unread.ts';

/**
 * What could be read of a board. With findings of severity error something of it counts for nothing in `model`: as far
 * as it has a place of its own it stands in `model.unread`.
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

/** Under which rules it is reported that a part of a board could not be read. */
export const UNREAD_RULES: ReadonlySet<string> = new Set([
  'entry-not-valid',
  'head-not-valid',
  'id-not-valid',
  'section-not-valid',
  'unknown-kind',
  'unknown-section',
]);

const maxFindingsPerEntry = 10;

/**
 * Reads a whole board from anything: the content of a file, a message, a value that a program made. Never throws;
 * what does not fit is reported and kept in `unread`. Keys that are not known stay. Entries come in the order of their ids,
 * and elements without `at` get a place (see `placeElements`). References may dangle: lint rules find those.
 */
export function parseModel(input: unknown): ParsedModel {
  if (!isPlainObject(input)) {
    const message = 'This is not a board: a board is an object with an id, a name and its sections.';
    return { model: createModel(toId('board'), ''), findings: [error('board-not-valid', message, [])] };
  }
  const head = parseHead(withoutSections(input));
  const contexts = parseSection('contexts', input.contexts);
  const elements = parseElements(
    input.elements,
    contexts.entries.map(([id]) => id),
  );
  const others = SECTION_NAMES.filter((section) => section !== 'contexts' && section !== 'elements').map(
    (section) => [section, parseSection(section, input[section])] as const,
  );
  const sections = [['contexts', contexts] as const, ['elements', elements] as const, ...others];
  const entries = sections.map(([section, parsed]) => [section, toRecord(parsed.entries)] as const);
  const unread = sections.flatMap(([, parsed]) => parsed.unread);
  return {
    model: withUnread({ ...head.model, ...Object.fromEntries(entries) }, unread),
    findings: [...head.findings, ...sections.flatMap(([, parsed]) => parsed.findings)],
  };
}

/** The model with more that could not be read of its board. */
export function withUnread(model: Model, parts: readonly UnreadPart[]): Model {
  const unread = sortUnread([...parts, ...(model.unread ?? [])]);
  const { unread: _, ...rest } = model;
  return unread === undefined ? rest : { ...rest, unread };
}

/**
 * Reads what a board has besides its sections. A property that is not right is reported and kept in `unread`, and the name
 * then reads as an empty text. So is a section of a newer version, as a warning: what this version knows is read all the same. An id that is not right is reported and reads as `board`.
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
  for (const key of Object.keys(head).filter((name) => isUnknownSection(name, head[name]))) {
    const message = `The section "${key}" could not be read: this version of Stormwright does not know it. It is kept as it is.`;
    findings.push({ ...error('unknown-section', message, [key]), severity: 'warning' });
  }
  const wrong = new Set(findings.map(({ path }) => String(path[0])));
  for (const key of wrong) {
    delete head[key];
  }
  const parts = [...wrong].flatMap((key) =>
    input[key] === undefined || key === 'id' ? [] : [toUnreadPart([key], input[key])],
  );
  const model: Model = { ...createModel(toId('board'), ''), ...head };
  return { model: withUnread(model, parts), findings: [...findings, ...findUnread(model)] };
}

/**
 * Whether what stands at the top of a board under a key that is not known is a section of a newer version: entries under their
 * ids. Anything else is a property, which stays without a word.
 */
export function isUnknownSection(
  key: string,
  value: unknown,
): value is Readonly<Record<string, PlainObject>> {
  if (isSection(key) || Object.hasOwn(boardHeadSchema.shape, key) || !isPlainObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([id, entry]) => isId(id) && isPlainObject(entry));
}

/** Reads one entry of a section; what comes back says the same as the input, unknown keys included. */
export function parseEntry<Name extends Section>(
  section: Name,
  id: string,
  input: unknown,
): Result<Entry<Name>, readonly Finding[]> {
  return parseWith(SECTIONS[section] as unknown as z.ZodType<Entry<Name>>, section, id, input);
}

function parseWith<Fitting>(
  schema: z.ZodType<Fitting>,
  section: Section,
  id: string,
  input: unknown,
): Result<Fitting, readonly Finding[]> {
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
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return ok(parsed.data);
  }
  const findings = parsed.error.issues.slice(0, maxFindingsPerEntry).map((issue) => {
    const { path, words } = describeIssue(issue, input);
    const rule = section === 'elements' && path.join() === 'kind' ? 'unknown-kind' : 'entry-not-valid';
    const message = `${who} could not be read: ${placeWords(path)} ${words}. Correct it and read the board again.`;
    return { ...error(rule, message, [section, id, ...path]), subject };
  });
  return err(findings);
}

interface ParsedSection<Fitting> {
  /** In the order of the input. */
  readonly entries: readonly (readonly [id: string, entry: Fitting])[];
  readonly unread: readonly UnreadPart[];
  readonly findings: readonly Finding[];
}

function parseSection<Name extends Section>(section: Name, input: unknown): ParsedSection<Entry<Name>> {
  return parseEntries(section, input, SECTIONS[section] as unknown as z.ZodType<Entry<Name>>);
}

function parseEntries<Fitting>(
  section: Section,
  input: unknown,
  schema: z.ZodType<Fitting>,
): ParsedSection<Fitting> {
  if (input === undefined) {
    return { entries: [], unread: [], findings: [] };
  }
  if (!isPlainObject(input)) {
    return {
      entries: [],
      unread: [toUnreadPart([section], input)],
      findings: [sectionNotValid(section, input)],
    };
  }
  const entries: [string, Fitting][] = [];
  const unread: UnreadPart[] = [];
  const findings: Finding[] = [];
  for (const [id, value] of Object.entries(input)) {
    const parsed = parseWith(schema, section, id, value);
    if (parsed.ok) {
      entries.push([id, parsed.value]);
    } else {
      unread.push(toUnreadPart([section, id], value));
      findings.push(...parsed.error);
    }
  }
  return { entries, unread, findings };
}

/** Elements may come without a place, which they get when all are known. */
function parseElements(input: unknown, contexts: readonly string[]): ParsedSection<BoardElement> {
  const parsed = parseEntries('elements', input, fileElementSchema);
  const places = placeElements(parsed.entries, contexts);
  const placed = parsed.entries.map(([id, element]) => {
    const at = places.get(id);
    return [id, (at === undefined ? element : { ...element, at }) as BoardElement] as const;
  });
  return { ...parsed, entries: placed };
}

/** What of a board could not be read, worked out from what was kept of it. */
export function findUnread({ unread = [] }: Pick<Model, 'unread'>): readonly Finding[] {
  return unread.flatMap(({ path, value }) => {
    const findings = findUnreadPart(path, value);
    const message = `The board's "${path.join('.')}" holds something that no board file can hold. It is kept as far as possible.`;
    return findings.length > 0 ? findings : [error('entry-not-valid', message, path)];
  });
}

function findUnreadPart([key, id]: UnreadPart['path'], value: unknown): readonly Finding[] {
  if (!isSection(key)) {
    return parseHead({ id: 'board', name: '', [key]: value }).findings;
  }
  if (id === undefined) {
    return [sectionNotValid(key, value)];
  }
  const parsed = parseEntry(key, id, value);
  return parsed.ok ? [] : parsed.error;
}

function sectionNotValid(section: Section, value: unknown): Finding {
  const message = isPlainObject(value)
    ? `A second "${section}" could not be read: it stands among the properties of the board, where no section belongs.`
    : `The section "${section}" could not be read: it should be an object of entries under their ids.`;
  return error('section-not-valid', message, [section]);
}

function toRecord(entries: ParsedSection<unknown>['entries']): PlainObject {
  return Object.fromEntries(entries.toSorted(([one], [other]) => compareTexts(one, other)));
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
