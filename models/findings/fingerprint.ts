import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { Finding } from '../metamodel/finding.ts';
import { type DismissalId, toId } from '../metamodel/ids.ts';
import { compareTexts, isPlainObject, valueAt } from '../metamodel/json.ts';
import type { Model, Section } from '../metamodel/model.ts';

/** The properties that say in words what an entry is. What a finding of the entry is about changes with them. */
const WORDS_OF = {
  contexts: ['name'],
  elements: ['text'],
  relations: ['type'],
  relationships: ['type'],
  terms: ['name', 'definition'],
  values: ['name'],
  scenarios: ['name'],
  journeys: ['name'],
  rules: [],
  dismissals: ['rule'],
} as const satisfies Record<Section, readonly string[]>;

const fingerprintLength = 16;

/**
 * What makes a finding the same one at another time: its rule, its entry, and the text it is about. That text is the words
 * of the entry, the value that the path of the finding leads to, the part of it in the range, and the names that the
 * message quotes. Where something stands (on the wall, in a list) is no part of it, nor is the wording of the message.
 * Undefined for a finding without an entry.
 */
export function fingerprintOf(model: Model, finding: Finding): DismissalId | undefined {
  const { rule, subject, path, range, message } = finding;
  if (subject === undefined) return undefined;
  const entry = valueAt(model, [subject.section, subject.id]);
  const words = WORDS_OF[subject.section].map((property) => valueAt(entry, [property]) ?? '');
  const value = path.length > 2 || !isPlainObject(entry) ? valueAt(model, path) : undefined;
  const part = range && typeof value === 'string' ? value.slice(range.start, range.end) : undefined;
  const names = [...message.matchAll(/"([^"]*)"/g)].map(([, name]) => name);
  const text = canonical([rule, subject.section, subject.id, words, value ?? null, part ?? null, names]);
  return toId<'dismissal'>(toHexString(digest(encodeUtf8(text))).slice(0, fingerprintLength));
}

/** JSON in which the order of keys says nothing: a file and a document keep them in different ones. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlainObject(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => compareTexts(one, other)))
      : inner,
  );
}
