import { toIdentifier } from '../expression/identifier.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import type { EventDesign } from '../metamodel/design.ts';

/** An earlier version of a published event that cannot be brought up to the next one. */
export const earlierVersionNotSound = defineRule({
  id: 'earlier-version-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['event'] },
  needsDesign: true,
  check: ({ entry: { design } }) => problemsOf(design),
});

type Published = NonNullable<EventDesign['published']>;

function problemsOf(design: EventDesign | undefined): readonly Problem[] {
  const { published, payload = [] } = design ?? {};
  if (published === undefined) return [];
  const earlier = published.earlier ?? [];
  return earlier.flatMap(({ version, fields, upcast = {} }, index) => {
    const report = (message: string) => ({ at: ['design', 'published', 'earlier', index], message });
    if (version >= published.version) {
      return [
        report(
          `Version ${version} is listed as an earlier one, but version ${published.version} is the published one. Correct one of the two numbers.`,
        ),
      ];
    }
    if (earlier.findIndex((each) => each.version === version) < index) {
      return [report(`Version ${version} is described twice. Take one of the two out.`)];
    }
    const next = nextVersion(published, version, payload);
    if (next === undefined) {
      return [
        report(
          `Version ${version + 1} is missing between version ${version} and the one that is published. Describe it too.`,
        ),
      ];
    }
    const given = new Set([...fields.map(({ name }) => name), ...Object.keys(upcast)].map(toIdentifier));
    return next
      .filter(({ name, optional }) => optional !== true && !given.has(toIdentifier(name)))
      .map(({ name }) =>
        report(
          `Version ${version + 1} needs "${name}", which messages of version ${version} do not have. Say how it follows from them (under "upcast"), or make it optional.`,
        ),
      );
  });
}

function nextVersion(
  { version, fields, earlier = [] }: Published,
  from: number,
  payload: NonNullable<EventDesign['payload']>,
): NonNullable<EventDesign['payload']> | undefined {
  if (from + 1 === version) return fields ?? payload;
  return earlier.find((each) => each.version === from + 1)?.fields;
}
