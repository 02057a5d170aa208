import fc from 'fast-check';
import type { z } from 'zod';
import type { PlainObject } from '#models/metamodel/json.ts';
import { type Model, SECTION_NAMES, type SECTIONS, type Section } from '#models/metamodel/model.ts';

/** A sound entry of each section, for boards that have none there yet. */
export const ONE_ENTRY = {
  contexts: { name: 'Orders' },
  elements: { kind: 'event', text: 'Order Placed', at: [0, 0] },
  relations: { type: 'emits', from: 'order', to: 'placed' },
  relationships: { upstream: 'orders', downstream: 'shipping', type: 'partnership' },
  terms: { name: 'Order' },
  values: { name: 'Address', fields: [] },
  scenarios: { name: 'An order is placed', command: 'place', then: { events: [] } },
  journeys: { name: 'From shelf to door', steps: [] },
  rules: 'warning',
  dismissals: {
    rule: 'empty-text',
    subject: { section: 'elements', id: 'order' },
    reason: 'It is a divider.',
    by: 'Ada',
  },
} satisfies { [Name in Section]: z.input<(typeof SECTIONS)[Name]> };

/** Two boards that differ in exactly one entry of one section, which one of them lacks or says otherwise, or in the head. */
export interface Difference {
  readonly before: Model;
  readonly after: Model;
}

/** Makes one difference, in any place of the board. */
export function oneDifference(model: Model): fc.Arbitrary<Difference> {
  return fc.constantFrom<Section | 'head'>('head', ...SECTION_NAMES).chain((place) => {
    if (place === 'head') {
      return fc.constant({ before: model, after: { ...model, name: `${model.name} again` } });
    }
    return differenceIn(model, place);
  });
}

/** Makes one difference in a section: an entry that is new, gone or changed. */
export function differenceIn(model: Model, section: Section): fc.Arbitrary<Difference> {
  const entries: PlainObject = model[section];
  const withEntries = (changed: PlainObject) => ({ ...model, [section]: changed }) as Model;
  const added = withEntries({ ...entries, 'one-more': ONE_ENTRY[section] });
  const entry = ONE_ENTRY[section];
  const changed = typeof entry === 'string' ? 'off' : { ...entry, note: 'edited' };
  const marked = withEntries({ ...entries, 'one-more': changed });
  return fc.constantFrom(
    { before: model, after: added },
    { before: added, after: model },
    { before: added, after: marked },
  );
}
