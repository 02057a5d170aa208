import type { GenerationReport } from '#generator/generate.ts';

type LeftOut = GenerationReport['leftOut'][number];

/**
 * What was left out, one line an entry. Those that miss the same share one:
 * `2 stories tell of "Place Order", which is left out: Two books, One book.`
 */
export function printLeftOut(leftOut: readonly LeftOut[]): readonly string[] {
  const groups = new Map<string, LeftOut[]>();
  for (const entry of leftOut) {
    const { section, id, missing } = entry;
    const key = JSON.stringify(missing === undefined ? [section, id] : [isStory(entry), missing]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map(printGroup);
}

function printGroup(entries: readonly LeftOut[]): string {
  const [first, ...others] = entries;
  if (first === undefined) return '';
  if (others.length === 0) return `${oneLine(first.name)}: ${first.reason}`;
  const who = isStory(first) ? 'stories tell of' : 'others need';
  const names = entries.map(({ name }) => oneLine(name)).join(', ');
  return `${entries.length} ${who} ${first.missing}, which is left out: ${names}.`;
}

const isStory = ({ section }: LeftOut) => section === 'scenarios' || section === 'journeys';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
