import { toIdentifier } from '../expression/identifier.ts';
import type { Value } from '../expression/values.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { defined, evaluate, getElement, type Interpretation, rootName } from './interpretation.ts';
import type { Values } from './situation.ts';

/** What other contexts learn of an event, given the aggregate right after it; undefined when it is not published. */
export function publishedFace(
  interpretation: Interpretation,
  event: ElementId,
  payload: Values,
  after: Values,
): Values | undefined {
  const { published } = getElement(interpretation, event, 'event').design ?? {};
  if (published === undefined) return undefined;
  if (published.fields === undefined) return payload;
  const { expressions } = interpretation;
  const owner = defined(expressions.clusters.aggregateOfEvent.get(event));
  const names = { ...payload, [rootName(interpretation, owner)]: after };
  const written = new Map(Object.keys(published.values ?? {}).map((name) => [toIdentifier(name), name]));
  const face: Record<string, Value | undefined> = {};
  for (const { name } of published.fields) {
    const key = written.get(toIdentifier(name)) ?? name;
    const checked = expressions.find('elements', event, 'design', 'published', 'values', key)?.checked;
    face[toIdentifier(name)] = checked && evaluate(checked, names);
  }
  return face;
}
