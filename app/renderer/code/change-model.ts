import { type Model, SECTION_NAMES } from '#models/metamodel/model.ts';
import type { CodeWish } from './code-protocol.ts';

/** What of a board has changed. */
export type BoardChange = Pick<Extract<CodeWish, { kind: 'change-board' }>, 'head' | 'entries'>;

/** The model with some entries, or all that is in no section, as they are now. */
export function changeModel(model: Model, { head, entries }: BoardChange): Model {
  const sections = SECTION_NAMES.map((section) => {
    const own = entries.filter(([name]) => name === section);
    if (own.length === 0) return [section, model[section]];
    const changed = new Map<string, unknown>(Object.entries(model[section]));
    for (const [, id, entry] of own) {
      if (entry === undefined) changed.delete(id);
      else changed.set(id, entry);
    }
    return [section, Object.fromEntries(changed)];
  });
  return { ...(head ?? model), ...Object.fromEntries(sections) } as Model;
}
