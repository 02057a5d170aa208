/** The part of JSON Schema that published events are written in. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A promise that is not kept any more. */
export interface Break {
  /**
   * The names on the way to the field, `total/amount`; items of a list are `[]`, fields without a name of their own `*`.
   * Empty for the message itself.
   */
  readonly place: string;
  readonly problem: string;
}

/** Keywords that say nothing about what a message may look like. */
const remarks = new Set(['$schema', '$id', 'title', 'description']);
const understood = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items'],
  ...['enum', 'pattern', 'format', 'minimum', 'maximum'],
]);

/** Who writes and who reads, and what it is called when that does not go together. */
interface Encounter {
  /** Has the writer no fields besides those its schema names? */
  readonly writesOnlyNamed: boolean;
  readonly otherType: (written: string, read: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly freeOptions: string;
  readonly otherForm: (keyword: string, isChanged: boolean) => string;
  readonly tooSmall: (minimum: number) => string;
  readonly tooLarge: (maximum: number) => string;
  readonly unwritten: string;
  readonly perhapsMissing: string;
  readonly notAllowed: string;
  readonly furtherFields: string;
}

/** Readers of the released schema meet messages of the current one. */
const newMessages: Encounter = {
  writesOnlyNamed: false,
  otherType: (current, released) => `was ${released} and is ${current}.`,
  unknownOption: (option) => `may be ${option}, which no reader knows.`,
  freeOptions: 'was one of some options and may be anything.',
  otherForm: (keyword) => `has another ${keyword}.`,
  tooSmall: () => 'may be smaller.',
  tooLarge: () => 'may be larger.',
  unwritten: 'is not there any more.',
  perhapsMissing: 'was always there and may be missing.',
  notAllowed: 'was not allowed.',
  furtherFields: 'may have further fields.',
};

/** Readers of the current schema meet messages of the released one: what waits at a broker, comes late or is kept. */
const oldMessages: Encounter = {
  writesOnlyNamed: true,
  otherType: (released, current) => `was ${released} and is ${current}.`,
  unknownOption: (option) => `may not be ${option} any more, and older messages are.`,
  freeOptions: 'may only be one of some options, and older messages hold others.',
  otherForm: (keyword, isChanged) =>
    isChanged ? `has another ${keyword}.` : `has a ${keyword}, and older messages need not follow it.`,
  tooSmall: (minimum) => `must be ${minimum} or more, and older messages may hold less.`,
  tooLarge: (maximum) => `must be ${maximum} or less, and older messages may hold more.`,
  unwritten: 'must be there, and older messages lack it.',
  perhapsMissing: 'must be there, and older messages may lack it.',
  notAllowed: 'is not allowed any more, and older messages have it.',
  furtherFields: 'may have no further fields, and older messages may have some.',
};

/**
 * Finds what readers of the released schema could not read in messages of the current one, and readers of the current one
 * in messages of the released one. None means that every message that is written under one of the two can be read under
 * the other. What it does not understand it takes for a break.
 *
 * A released schema that allows any further field still counts as having none besides its own: else no field could ever be
 * added.
 */
export function findBreaks(released: Schema, current: Schema): readonly Break[] {
  const found = [
    ...findUnread({ written: current, read: released }, newMessages, ''),
    ...findUnread({ written: released, read: current }, oldMessages, ''),
  ];
  const different = new Map(found.map((each) => [JSON.stringify(each), each]));
  return [...different.values()];
}

interface Pair {
  readonly written: Schema;
  readonly read: Schema;
}

function findUnread(pair: Pair, encounter: Encounter, place: string): readonly Break[] {
  const { written, read } = pair;
  const at = (problem: string): Break => ({ place, problem });
  if (isAnything(read)) return [];
  if (!isOfType(written.type, read.type)) {
    return [at(encounter.otherType(written.type ?? 'anything', read.type ?? 'anything'))];
  }
  return [
    ...findOtherOptions(pair, encounter).map(at),
    ...findOtherForms(pair, encounter).map(at),
    ...findOtherRange(pair, encounter).map(at),
    ...findUnknownChanges(pair).map(at),
    ...findUnreadFields(pair, encounter, place),
    ...findUnreadItems(pair, encounter, place),
  ];
}

function isOfType(written: string | undefined, read: string | undefined): boolean {
  return read === undefined || written === read || (written === 'integer' && read === 'number');
}

function findOtherOptions({ written, read }: Pair, encounter: Encounter): readonly string[] {
  if (read.enum === undefined) return [];
  if (written.enum === undefined) return [encounter.freeOptions];
  const known = new Set(read.enum.map((option) => JSON.stringify(option)));
  return written.enum
    .map((option) => JSON.stringify(option))
    .filter((option) => !known.has(option))
    .map(encounter.unknownOption);
}

function findOtherForms({ written, read }: Pair, encounter: Encounter): readonly string[] {
  return (['pattern', 'format'] as const)
    .filter((keyword) => read[keyword] !== undefined && read[keyword] !== written[keyword])
    .map((keyword) => encounter.otherForm(keyword, written[keyword] !== undefined));
}

function findOtherRange({ written, read }: Pair, { tooSmall, tooLarge }: Encounter): readonly string[] {
  const { minimum = -Infinity, maximum = Infinity } = read;
  return [
    ...((written.minimum ?? -Infinity) < minimum ? [tooSmall(minimum)] : []),
    ...((written.maximum ?? Infinity) > maximum ? [tooLarge(maximum)] : []),
  ];
}

function findUnknownChanges({ written, read }: Pair): readonly string[] {
  const [one, other] = [new Map(Object.entries(written)), new Map(Object.entries(read))];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((keyword) => !remarks.has(keyword) && !understood.has(keyword))
    .filter((keyword) => JSON.stringify(one.get(keyword)) !== JSON.stringify(other.get(keyword)))
    .map((keyword) => `has another \`${keyword}\`, and this check does not know what that means.`);
}

function findUnreadFields({ written, read }: Pair, encounter: Encounter, place: string): readonly Break[] {
  const [writtenFields, readFields] = [new Map(fieldsOf(written)), new Map(fieldsOf(read))];
  const always = new Set(written.required);
  const missed = (read.required ?? []).filter((name) => !always.has(name));
  const [others, readOthers] = [othersOf(written), othersOf(read)];
  const unwritten = (name: string, field: Schema) => {
    if (missed.includes(name)) return [];
    if (!encounter.writesOnlyNamed) return [{ place: join(place, name), problem: encounter.unwritten }];
    if (others === undefined || isAnything(others)) return [];
    return findUnread({ written: others, read: field }, encounter, join(place, name));
  };
  const unnamed = (name: string, field: Schema) =>
    readOthers === undefined
      ? [{ place: join(place, name), problem: encounter.notAllowed }]
      : findUnread({ written: field, read: readOthers }, encounter, join(place, name));
  return [
    ...missed.map((name) => ({
      place: join(place, name),
      problem: writtenFields.has(name) ? encounter.perhapsMissing : encounter.unwritten,
    })),
    ...[...readFields].flatMap(([name, field]) => {
      const same = writtenFields.get(name);
      return same === undefined
        ? unwritten(name, field)
        : findUnread({ written: same, read: field }, encounter, join(place, name));
    }),
    ...[...writtenFields].flatMap(([name, field]) => (readFields.has(name) ? [] : unnamed(name, field))),
    ...findUnreadOthers(others, readOthers, encounter, place),
  ];
}

/** Fields that no schema names. */
function findUnreadOthers(
  written: Schema | undefined,
  read: Schema | undefined,
  encounter: Encounter,
  place: string,
): readonly Break[] {
  if (written === undefined) return [];
  return read === undefined
    ? [{ place, problem: encounter.furtherFields }]
    : findUnread({ written, read }, encounter, join(place, '*'));
}

function fieldsOf({ properties = {} }: Schema): readonly (readonly [name: string, field: Schema])[] {
  return Object.entries(properties);
}

/** What fields without a name of their own may be; undefined when there may be none. */
function othersOf({ additionalProperties = true }: Schema): Schema | undefined {
  if (typeof additionalProperties === 'object') return additionalProperties;
  return additionalProperties ? {} : undefined;
}

function isAnything(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => remarks.has(keyword));
}

function findUnreadItems({ written, read }: Pair, encounter: Encounter, place: string): readonly Break[] {
  return read.items === undefined
    ? []
    : findUnread({ written: written.items ?? {}, read: read.items }, encounter, join(place, '[]'));
}

function join(place: string, name: string): string {
  return place === '' ? name : `${place}/${name}`;
}
