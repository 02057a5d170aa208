import {
  type BoardElement,
  type Entry,
  type Model,
  type Place,
  SECTION_NAMES,
  type Section,
} from '#models/metamodel/model.ts';
import { redirectReferences } from '#models/metamodel/references.ts';

/** Copies stand below each other, farther apart than any board is high. */
const boardHeight = 20_000;
const ordinals = ['', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/**
 * A board with everything on it `times` times, up to ten. The first copy is the board itself. Each other one has ids of its
 * own, and names of its own where the whole board must have one of a name: contexts, entities, external systems, published events,
 * journeys.
 */
export function repeatBoard(model: Model, times: number): Model {
  const copies = ordinals.slice(0, times).map((ordinal) => copyOf(model, ordinal));
  const merged = SECTION_NAMES.map((section) => [
    section,
    Object.assign({}, ...copies.map((copy) => copy[section])),
  ]);
  return { ...model, ...Object.fromEntries(merged) };
}

function copyOf(model: Model, ordinal: string): Model {
  if (ordinal === '') return model;
  const idOf = (id: string) => `${id}-${ordinal.toLowerCase()}`;
  const copySection = <Name extends Section>(section: Name) =>
    Object.entries(model[section] as Readonly<Record<string, Entry<Name>>>).map(([id, entry]) => [
      idOf(id),
      rename(
        section,
        redirectReferences(section, entry, (reference) => idOf(reference.id)),
        ordinal,
      ),
    ]);
  const sections = SECTION_NAMES.map((section) => [section, Object.fromEntries(copySection(section))]);
  return { ...model, ...Object.fromEntries(sections) };
}

function rename<Name extends Section>(section: Name, entry: Entry<Name>, ordinal: string): Entry<Name> {
  switch (section) {
    case 'elements':
      return renameElement(entry as BoardElement, ordinal) as Entry<Name>;
    case 'contexts':
    case 'journeys': {
      const named = entry as Entry<'contexts' | 'journeys'>;
      return { ...named, name: `${named.name} ${ordinal}` } as Entry<Name>;
    }
    default:
      return entry;
  }
}

function renameElement(element: BoardElement, ordinal: string): BoardElement {
  const [x, y, ...size] = element.at;
  const at = [x, y + boardHeight * ordinals.indexOf(ordinal), ...size] as Place;
  const copy = { ...renameEntities(element, ordinal), at };
  if (copy.kind === 'external-system') return { ...copy, text: `${copy.text} ${ordinal}` };
  const published = copy.kind === 'event' ? copy.design?.published : undefined;
  if (copy.kind !== 'event' || published === undefined) return copy;
  const name = `${published.name}.${ordinal.toLowerCase()}`;
  return { ...copy, design: { ...copy.design, published: { ...published, name } } };
}

/** Renames the entities of an aggregate, and every field that holds one. */
function renameEntities(element: BoardElement, ordinal: string): BoardElement {
  const inFields = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inFields);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inFields(part)]));
    return copy.type === 'entity' ? { ...copy, of: `${copy.of} ${ordinal}` } : copy;
  };
  const copy = inFields(element) as BoardElement;
  if (copy.kind !== 'aggregate' || copy.design?.entities === undefined) return copy;
  const entities = copy.design.entities.map((entity) => ({ ...entity, name: `${entity.name} ${ordinal}` }));
  return { ...copy, design: { ...copy.design, entities } };
}
