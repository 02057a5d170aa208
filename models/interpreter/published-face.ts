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
  const face: Record<string, Value | undefined> = {};
  for (const { field, value } of defined(expressions.events.get(event)).published) {
    face[toIdentifier(field.name)] = value?.checked && evaluate(value.checked, names);
  }
  return face;
}
