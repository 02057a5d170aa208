import { toIdentifier } from '#models/expression/identifier.ts';
import { capitalize } from '#models/words/capitalize.ts';
import type { Name } from '../plan/names.ts';
import { keepKnownCharacters } from './identifier-characters.ts';
import { toOneLine } from './one-line.ts';
import { RESERVED_FILE_NAMES, RESERVED_NAMES } from './reserved-names.ts';

/** Long enough for every sentence that is a name, short enough for a path on every file system. */
const maxIdentifierLength = 48;

/** Names that are taken, whatever their case: types, functions and files of one context share it. */
export interface NameRegistry {
  /**
   * The name for what people call `words`. When it is taken the word for the kind is added ("orderCommand"),
   * then a number. `derived` says which further identifiers hang on a name: they must be free as well. `id` stands in
   * addresses for words that have no letter for them.
   */
  claim(words: string, kind: NameKind, derived?: (name: Name) => readonly string[], id?: string): Name;
}

/** The word that tells equal names of different kinds apart, and stands in for a name without letters. */
export type NameKind =
  | 'context'
  | 'aggregate'
  | 'entity'
  | 'value'
  | 'id'
  | 'command'
  | 'event'
  | 'read'
  | 'policy'
  | 'system'
  | 'operation'
  | 'query'
  | 'view'
  | 'journey';

export function createNameRegistry(taken: Iterable<string> = RESERVED_NAMES): NameRegistry {
  const identifiers = new Set([...taken].map(toKey));
  const slugs = new Set<string>();

  return {
    claim(words, kind, derived = () => [], id = '') {
      for (const candidate of candidates(words, kind)) {
        const name = toName(words, candidate, kind);
        const claimed = [name.camel, name.pascal, ...derived(name)].map(toKey);
        if (
          claimed.every((identifier) => !identifiers.has(identifier)) &&
          !RESERVED_FILE_NAMES.has(name.kebab)
        ) {
          for (const identifier of claimed) {
            identifiers.add(identifier);
          }
          return { ...name, slug: claimSlug(slugs, slugOf(words, name, kind, id), kind) };
        }
      }
      throw new Error(`No name was free for "${words}".`);
    },
  };
}

function* candidates(words: string, kind: NameKind): Generator<string> {
  const plain = plainIdentifier(words, kind);
  const suffix = capitalize(kind);
  if (isReadable(plain)) {
    yield plain;
    if (!plain.endsWith(suffix)) {
      yield plain + suffix;
    }
  } else {
    yield kind;
  }
  const stem = plain === '' ? kind : plain;
  for (let number = 2; ; number += 1) {
    yield `${stem}${number}`;
  }
}

function plainIdentifier(words: string, kind: NameKind): string {
  return keepKnownCharacters(shorten(toIdentifier(words)).replace(/^_(?=\d)/, kind));
}

function isReadable(identifier: string): boolean {
  return /\p{L}/u.test(identifier);
}

/**
 * The word for addresses. A command's is no identifier: "Return" may well be called "return". Words without a letter that may
 * stand in an address give way to the id, so that what is added later moves nobody.
 */
function slugOf(words: string, { kebab }: Name, kind: NameKind, id: string): string {
  const plain = plainIdentifier(words, kind);
  const slug = toSlug(kind === 'command' && isReadable(plain) ? toKebab(plain) : kebab);
  if (slug !== '') return slug;
  const own = toSlug(id.toLowerCase());
  return own === '' ? kind : `${kind}-${own}`;
}

/** Letters that taking the accents away does not make plain. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  þ: 'th',
};

function toSlug(kebab: string): string {
  return kebab
    .replace(/[ßæœøłđþ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[-\d]+|-+$/g, '')
    .replace(/-{2,}/g, '-');
}

function shorten(identifier: string): string {
  const characters = Array.from(identifier);
  return characters.length <= maxIdentifierLength
    ? identifier
    : characters.slice(0, maxIdentifierLength).join('');
}

function toName(words: string, camel: string, kind: NameKind): Name {
  const kebab = toKebab(camel);
  const pascal = capitalize(camel);
  return {
    words: toOneLine(words),
    // Scripts without case cannot tell a type from a function: the kind does.
    camel: pascal === camel ? `${kind}${camel}` : camel,
    pascal,
    kebab,
    slug: toSlug(kebab) || kind,
  };
}

function claimSlug(taken: Set<string>, wanted: string, kind: NameKind): string {
  let slug = taken.has(wanted) && !wanted.endsWith(kind) ? `${wanted}-${kind}` : wanted;
  for (let number = 2; taken.has(slug); number += 1) {
    slug = `${wanted}-${number}`;
  }
  taken.add(slug);
  return slug;
}

/** `bookAddedToCart` -> `book-added-to-cart`; scripts without case stay whole. Letters, digits and hyphens only. */
export function toKebab(camel: string): string {
  return camel
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '-')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** What must differ for identifiers and file names to differ on every file system: letters and digits without their case. */
function toKey(identifier: string): string {
  return identifier
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/**
 * Keys for the members of one object, in order: camel case, unique, never one of `reserved`. Reserved words are fine
 * as keys; what every object inherits is not.
 */
export function claimKeys(names: readonly string[], reserved: readonly string[] = []): readonly string[] {
  const taken = new Set([...reserved, ...inherited]);
  return names.map((words) => {
    const plain = keepKnownCharacters(shorten(toIdentifier(words))) || 'field';
    let key = plain;
    for (let number = 2; taken.has(key); number += 1) {
      key = `${plain}${number}`;
    }
    taken.add(key);
    return key;
  });
}

const inherited = [
  'constructor',
  'prototype',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'toJSON',
  'then',
];
