import type { Finding, Severity } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { type Model, SECTION_NAMES, type Section } from '../metamodel/model.ts';
import type { LintRule } from './rule.ts';

/** A finding of this rule at `path`; the entry it is about is the one the path leads through. */
export function findingOf(
  rule: Pick<LintRule, 'id' | 'severity'>,
  path: Finding['path'],
  message: string,
  { severity = rule.severity, range }: { severity?: Severity; range?: Finding['range'] } = {},
): Finding {
  const [section, id] = path;
  const isEntry = isSection(section) && typeof id === 'string';
  return {
    rule: rule.id,
    severity,
    message,
    path,
    ...(isEntry ? { subject: { section, id } } : {}),
    ...(range === undefined ? {} : { range }),
  };
}

function isSection(text: unknown): text is Section {
  return SECTION_NAMES.some((section) => section === text);
}

/** How a message calls an element: its text, shortened, or its id where it has none. */
export function calledIn(model: Model, id: string): string {
  const element = Object.hasOwn(model.elements, id) ? model.elements[id as ElementId] : undefined;
  const words = element?.text.trim().replace(/\s+/g, ' ') ?? '';
  if (words === '') return `"${id}"`;
  return words.length > 60 ? `"${words.slice(0, 59)}…"` : `"${words}"`;
}
