import { newId } from './new-id.ts';

/** Who sits at this screen. `colour` is one of `PERSON_COLOURS`; the name may be empty until somebody types one. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

/** Ring and cursor colours: each reads on the light and the dark ground and carries white text. */
const PERSON_COLOURS = [
  '#2F6FDE',
  '#C2410C',
  '#0F7B4F',
  '#8B3FC7',
  '#B4235A',
  '#0E7490',
  '#8A5A00',
  '#4F56D6',
  '#A2336B',
  '#3F7A16',
] as const;

export const MAX_PERSON_NAME_LENGTH = 40;

const storageKey = 'stormwright:person';

/** The person this browser remembers, or a new one. A damaged memory counts as none. */
export function loadPerson(storage: Storage): Person {
  const stored = parsePerson(parseJson(storage.getItem(storageKey)));
  if (stored) return stored;
  const person = createPerson();
  savePerson(storage, person);
  return person;
}

export function savePerson(storage: Storage, person: Person): void {
  storage.setItem(storageKey, JSON.stringify(person));
}

/** The person in `input`, with the name cut to its longest allowed length; undefined when it is none. */
export function parsePerson(input: unknown): Person | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { id, name, colour } = input as Record<string, unknown>;
  if (typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id)) return undefined;
  if (typeof name !== 'string') return undefined;
  if (!PERSON_COLOURS.some((known) => known === colour)) return undefined;
  return { id, name: cleanName(name), colour: colour as string };
}

/** One line of at most `MAX_PERSON_NAME_LENGTH` characters. */
export function cleanName(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()].slice(0, MAX_PERSON_NAME_LENGTH).join('');
}

function createPerson(): Person {
  const colour = PERSON_COLOURS[Math.floor(Math.random() * PERSON_COLOURS.length)] ?? PERSON_COLOURS[0];
  return { id: newId(), name: '', colour };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // What another program or an older version left there is no person.
    return undefined;
  }
}
