import { toIdentifier } from '../expression/identifier.ts';
import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { EventDesign } from '../metamodel/design.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';

/** An earlier version of a published event that cannot be brought up to the next one. */
export const earlierVersionNotSound: LintRule = {
  id: 'earlier-version-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) =>
    idsOfKind(model, 'event').flatMap((id) => problemsOf(id, findElement(model, id, 'event')?.design)),
};

type Published = NonNullable<EventDesign['published']>;

function problemsOf(id: ElementId, design: EventDesign | undefined): readonly Finding[] {
  const { published, payload = [] } = design ?? {};
  if (published === undefined) return [];
  const path = ['elements', id, 'design', 'published', 'earlier'];
  const earlier = published.earlier ?? [];
  return earlier.flatMap(({ version, fields, upcast = {} }, index) => {
    const report = (message: string) => findingOf(earlierVersionNotSound, [...path, index], message);
    if (version >= published.version) {
      return [
        report(
          `Version ${version} is listed among the earlier ones, and version ${published.version} is what is published. Correct one of the two numbers.`,
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
          `Version ${version + 1} needs "${name}", and a message of version ${version} does not tell it. Say what it is then (under "upcast"), or make it optional.`,
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
