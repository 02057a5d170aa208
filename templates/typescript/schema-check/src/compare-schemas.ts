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
  /** The names on the way to the field, `total/amount`; items of a list are `[]`. Empty for the message itself. */
  readonly place: string;
  readonly problem: string;
}

/** Keywords that say nothing about what a message may look like. */
const remarks = new Set(['$schema', '$id', 'title', 'description']);
const understood = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items'],
  ...['enum', 'pattern', 'format', 'minimum', 'maximum'],
]);

/**
 * Finds what readers of the released schema could not read in messages of the current one. None means that every message
 * of the current schema is one of the released schema too. What it does not understand it takes for a break.
 */
export function findBreaks(released: Schema, current: Schema, place = ''): readonly Break[] {
  const at = (problem: string): Break => ({ place, problem });
  if (!isSameType(released.type, current.type)) {
    return [at(`was ${released.type} and is ${current.type ?? 'anything'}.`)];
  }
  return [
    ...findNewOptions(released, current).map(at),
    ...findLooserText(released, current).map(at),
    ...findWiderRange(released, current).map(at),
    ...findUnknownChanges(released, current).map(at),
    ...findBrokenFields(released, current, place),
    ...findBrokenItems(released, current, place),
  ];
}

function isSameType(released: string | undefined, current: string | undefined): boolean {
  return released === undefined || released === current || (released === 'number' && current === 'integer');
}

function findNewOptions(released: Schema, current: Schema): readonly string[] {
  if (released.enum === undefined) return [];
  if (current.enum === undefined) return ['was one of some options and may be anything.'];
  const known = new Set(released.enum.map((option) => JSON.stringify(option)));
  return current.enum
    .map((option) => JSON.stringify(option))
    .filter((option) => !known.has(option))
    .map((option) => `may be ${option}, which no reader knows.`);
}

function findLooserText(released: Schema, current: Schema): readonly string[] {
  return (['pattern', 'format'] as const)
    .filter((keyword) => released[keyword] !== undefined && released[keyword] !== current[keyword])
    .map((keyword) => `has another ${keyword}.`);
}

function findWiderRange(released: Schema, current: Schema): readonly string[] {
  return [
    ...((current.minimum ?? -Infinity) < (released.minimum ?? -Infinity) ? ['may be smaller.'] : []),
    ...((current.maximum ?? Infinity) > (released.maximum ?? Infinity) ? ['may be larger.'] : []),
  ];
}

function findUnknownChanges(released: Schema, current: Schema): readonly string[] {
  const [before, after] = [new Map(Object.entries(released)), new Map(Object.entries(current))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((keyword) => !remarks.has(keyword) && !understood.has(keyword))
    .filter((keyword) => JSON.stringify(before.get(keyword)) !== JSON.stringify(after.get(keyword)))
    .map((keyword) => `has another \`${keyword}\`, and this check does not know what that means.`);
}

function findBrokenFields(released: Schema, current: Schema, place: string): readonly Break[] {
  const [before, after] = [released.properties ?? {}, current.properties ?? {}];
  const required = new Set(current.required);
  const promised = new Set(released.required);
  const kept = Object.entries(before).flatMap(([name, schema]): readonly Break[] => {
    const field = Object.hasOwn(after, name) ? after[name] : undefined;
    const within = join(place, name);
    if (field === undefined) return [{ place: within, problem: 'is not there any more.' }];
    const missing = promised.has(name) && !required.has(name);
    return [
      ...(missing ? [{ place: within, problem: 'was always there and may be missing.' }] : []),
      ...findBreaks(schema, field, within),
    ];
  });
  const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  return [
    ...kept,
    ...(isOpen(released)
      ? []
      : added.map((name) => ({ place: join(place, name), problem: 'was not allowed.' }))),
    ...(isOpen(released) || !isOpen(current) ? [] : [{ place, problem: 'may have further fields.' }]),
  ];
}

/** May a message have fields that the schema does not name? */
function isOpen({ type, additionalProperties = true }: Schema): boolean {
  return type !== 'object' || additionalProperties === true || JSON.stringify(additionalProperties) === '{}';
}

function findBrokenItems(released: Schema, current: Schema, place: string): readonly Break[] {
  return released.items === undefined
    ? []
    : findBreaks(released.items, current.items ?? {}, join(place, '[]'));
}

function join(place: string, name: string): string {
  return place === '' ? name : `${place}/${name}`;
}
