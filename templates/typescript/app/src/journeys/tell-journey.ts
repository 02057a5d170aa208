import { json } from '@sample/platform';
import { z } from 'zod';
import type { JourneyJson, JourneyStep } from './journey.js';
import type { JournalEntry } from './world.js';

/** A step and what it led to, as lines for a terminal. `wordsOf` gives the team's words for a message, if it has any. */
export function tellStep(
  step: JourneyStep,
  happened: readonly JournalEntry[],
  wordsOf: (messageName: string) => string | undefined,
): readonly string[] {
  // A published message is the twin of one that is told already.
  const events = happened.flatMap(({ from = '', name }) => {
    const words = wordsOf(name);
    return words === undefined ? [] : [`      ${from.charAt(0).toUpperCase()}${from.slice(1)}: ${words}`];
  });
  return [`  ${headline(step)}`, ...events];
}

function headline(step: JourneyStep): string {
  switch (step.kind) {
    case 'wish':
      return `${step.who ?? 'Somebody'}: ${step.what}${inBrackets(describeRow(step.body))}${'refusal' in step.leadsTo ? `  (refused: ${step.leadsTo.refusal})` : ''}`;
    case 'answer':
      return `${step.who} will answer: ${step.what}`;
    case 'pause':
      return `... ${inWords(step.duration)} later`;
    case 'look':
      return `${step.what} shows ${inShort(step.rows)}`;
  }
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

const mostRows = 3;
const mostValues = 3;

/** What somebody sees, by its first rows and their first values. */
function inShort(rows: readonly JourneyJson[]): string {
  if (rows.length === 0) return 'nothing';
  const told = rows.slice(0, mostRows).map(describeRow);
  if (told.includes('')) return rows.length === 1 ? '1 row' : `${rows.length} rows`;
  const more = rows.length > mostRows ? [`${rows.length - mostRows} more`] : [];
  return [...told, ...more].join('; ');
}

function describeRow(row: JourneyJson): string {
  const parts = Object.entries(row ?? {}).flatMap(([key, value]) => {
    const text = describeValue(value);
    return text === '' ? [] : [`${key.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`)} ${text}`];
  });
  return parts.slice(0, mostValues).join(', ');
}

/** Ids and what holds more than one value tell people nothing. */
function describeValue(value: JourneyJson | undefined): string {
  if (typeof value === 'string') return value.startsWith('{') ? '' : describeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return '';
  const { amount, currency } = value as { readonly [key: string]: JourneyJson };
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : '';
}

function describeText(text: string): string {
  return json.duration.safeDecode(text).success ? inWords(text) : text.replace(/\s+/gu, ' ').trim();
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** "P20D" is "20 days", "PT9000S" is "2 hours 30 minutes". */
function inWords(duration: string): string {
  let leftMs = z.decode(json.duration, duration);
  const parts = units.flatMap(([unit, lengthMs]) => {
    const count = Math.floor(leftMs / lengthMs);
    leftMs -= count * lengthMs;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.join(' ') || 'a moment';
}
