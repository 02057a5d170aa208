import * as Y from 'yjs';
import { isPlainObject } from '../metamodel/json.ts';
import { setDeterministically } from './set-deterministically.ts';
import { toSharedMap } from './shared-values.ts';

/** The text under a key. One that a script wrote as plain data, or not at all, becomes shared and says the same. */
export function shareText(entry: Y.Map<unknown>, property: string): Y.Text {
  const present = entry.get(property);
  if (present instanceof Y.Text) {
    return present;
  }
  const said = typeof present === 'string' ? present : '';
  return setDeterministically(entry, property, new Y.Text(said), said);
}

/** The design of an element as a map; nothing where something stands in its place that is no design. */
export function shareDesign(entry: Y.Map<unknown>): Y.Map<unknown> | undefined {
  const present = entry.get('design') ?? {};
  if (present instanceof Y.Map) {
    return present;
  }
  return isPlainObject(present)
    ? setDeterministically(entry, 'design', toSharedMap(present), present)
    : undefined;
}
