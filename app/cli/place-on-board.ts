import type { Finding } from '#models/metamodel/finding.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';

/** What a finding is about and how to get there in the app: `on "Add Book" in Orders: #/board/bookly?select=add-book`. */
export function placeOnBoard(model: Model, { subject }: Finding): string | undefined {
  if (subject === undefined) return undefined;
  const entries: Readonly<Record<string, unknown>> = model[subject.section];
  const entry = Object.hasOwn(entries, subject.id) ? entries[subject.id] : undefined;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const element = elementOf(model, subject.id, entry);
  const named = [textOf(entry, 'text'), textOf(entry, 'name'), subject.id].find(
    (words) => words !== undefined,
  );
  const own = textOf(entry, 'context') ?? (element && contextsOfElements(model).get(element));
  const context = Object.entries(model.contexts)
    .find(([id]) => id === own)?.[1]
    .name.trim();
  const home = context ? ` in ${context}` : '';
  const link = element === undefined ? '' : `: #/board/${model.id}?select=${encodeURIComponent(element)}`;
  return `on "${named?.replace(/\s+/g, ' ').trim()}"${home}${link}`;
}

/** The sticky to click: the entry itself, the command of a story, the start of a relation. */
function elementOf(model: Model, id: string, entry: object): ElementId | undefined {
  const candidates = [id, textOf(entry, 'command'), textOf(entry, 'from')];
  return candidates.find(
    (each): each is ElementId => each !== undefined && Object.hasOwn(model.elements, each),
  );
}

function textOf(entry: object, key: string): string | undefined {
  const value: unknown = Reflect.get(entry, key);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
