/**
 * The order in which Biome keeps imports and their names, so that what is printed needs formatting alone. Biome's own list:
 * protocols ("node:fs"), packages, aliases, paths up, paths down; within a kind by characters, and numbers by their length first. The test asks Biome.
 */

/** Of two modules as an import names them ("zod", "../ids.js"). */
export function compareSpecifiers(one: string, other: string): number {
  return kindOf(one) - kindOf(other) || compareNaturally(one, other);
}

/** Of two imported names, or of any two texts: A < a < a9 < a10 < B < b. */
export function compareNaturally(one: string, other: string): number {
  const parts = partsOf(one);
  const others = partsOf(other);
  for (const [index, part] of parts.entries()) {
    const order = compareParts(part, others[index]);
    if (order !== 0) {
      return order;
    }
  }
  return parts.length - others.length;
}

/**
 * A text with its first run of imports in order. For code that was in order until its packages were given other names:
 * imports that stay stay as they are.
 */
export function reorderImports(text: string): string {
  return text.replace(/(?:^import\s[^;]*;\n)+/m, (imports) =>
    (imports.match(/^import\s[^;]*;\n/gm) ?? [])
      .map((statement) => ({ statement, specifier: /'([^']*)';\n$/.exec(statement)?.[1] ?? '' }))
      .sort((a, b) => compareSpecifiers(a.specifier, b.specifier))
      .map(({ statement }) => statement)
      .join(''),
  );
}

function kindOf(specifier: string): number {
  if (specifier.startsWith('.')) return specifier.startsWith('..') ? 3 : 4;
  if (/^[#~$%]|^@\//.test(specifier)) return 2;
  return /^[a-z]+:/.test(specifier) ? 0 : 1;
}

/** Numbers as a whole, everything else by characters. */
function partsOf(text: string): readonly string[] {
  return text.match(/\d+|./gsu) ?? [];
}

function compareParts(one: string, other: string | undefined): number {
  if (other === undefined) {
    return 1;
  }
  if (one === other) {
    return 0;
  }
  const isNumber = /^\d/;
  if (isNumber.test(one) && isNumber.test(other)) {
    return one.length - other.length || (one < other ? -1 : 1);
  }
  return rankOf(one) - rankOf(other);
}

const ranks = new Map(
  [...'/._-@$0123456789AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz'].map((character, index) => [
    character,
    index,
  ]),
);

function rankOf(part: string): number {
  return ranks.get(part[0] ?? '') ?? ranks.size + (part.codePointAt(0) ?? 0);
}
