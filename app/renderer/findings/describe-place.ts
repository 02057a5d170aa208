import type { Finding } from '#models/metamodel/finding.ts';
import { valueAt } from '#models/metamodel/json.ts';
import type { Model } from '#models/metamodel/model.ts';
import { shorten } from '#models/words/shorten.ts';
import { messages } from '../messages/messages.ts';

const words = messages.findings;

/**
 * Where in its entry a finding is, in words: `rule 1 "A bike is taken in once", check`. Undefined where the entry itself
 * or its text is meant.
 */
export function describePlace(model: Model, { path, subject }: Finding): string | undefined {
  if (subject === undefined) return undefined;
  let value = valueAt(model, path.slice(0, 2));
  const parts: string[] = [];
  for (const [index, key] of path.entries()) {
    if (index < 2) continue;
    value = valueAt(value, [key]);
    if (typeof key === 'number') {
      const list = parts.pop() ?? words.entry;
      const name = nameOf(value);
      parts.push(`${list} ${key + 1}${name === undefined ? '' : ` "${name}"`}`);
    } else if (key !== 'design' && !(index === 2 && key === 'text')) {
      parts.push(typeof path[index + 1] === 'number' ? one(key) : toWords(key));
    }
  }
  return parts.length === 0 ? undefined : parts.join(', ');
}

const onlyInFile: readonly string[] = ['values', 'scenarios', 'journeys'];

/** Whether what a finding is about can be read and changed in the board file alone: rules, fields, stories and the like. */
export function isOnlyInFile({ path: [section, , part], subject }: Finding): boolean {
  return subject !== undefined && (onlyInFile.includes(String(section)) || part === 'design');
}

const maxNameLength = 60;

function nameOf(value: unknown): string | undefined {
  const { name, text } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const found = [name, text].find((each) => typeof each === 'string' && each.trim() !== '');
  if (typeof found !== 'string') return undefined;
  return shorten(found, maxNameLength);
}

/** What one of a list is called: "fields" are each a "field". */
function one(list: string): string {
  const known = words.oneOf[list as keyof typeof words.oneOf] as string | undefined;
  return known ?? toWords(list).replace(/s$/, '');
}

function toWords(key: string): string {
  return key.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
}
