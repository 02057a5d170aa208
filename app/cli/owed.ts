import type { GenerationReport } from '#generator/generate.ts';

/**
 * What the team still owes, one line a message. Messages that differ in the first name only share one:
 * `The scenario "..." is marked todo. (2 times: "Two books", "One book")`
 */
export function printOwed(owed: GenerationReport['owed']): readonly string[] {
  const groups = new Map<string, { readonly message: string; readonly names: string[] }>();
  for (const { message } of owed) {
    const [, before, name, after] = /^([^"]*")(.*?)("[ :;,.].*)$/s.exec(message) ?? [];
    const key = name === undefined ? message : `${before}...${after}`;
    const group = groups.get(key) ?? { message, names: [] };
    groups.set(key, group);
    if (name !== undefined) group.names.push(name);
  }
  return [...groups].map(([shared, { message, names }]) =>
    names.length < 2
      ? message
      : `${shared} (${names.length} times: ${names.map((name) => `"${name}"`).join(', ')})`,
  );
}
