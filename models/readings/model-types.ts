import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/checked-expression.ts';
import { freeNamesOf } from '../expression/expression.ts';
import { toIdentifier } from '../expression/identifier.ts';
import {
  type Binding,
  listOf,
  optionalOf,
  primitive,
  type RecordType,
  type Type,
} from '../expression/types.ts';
import type { DerivedField, Field } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement } from './aggregate-clusters.ts';
import type { Beginnings } from './beginnings.ts';
import { findEntity } from './find-entity.ts';
import { accessOf, type ModelAccess, tableOf } from './model-access.ts';
import type { ParseText } from './parsed-texts.ts';
import { entityRecord, recordCycles, valueRecord } from './record-cycles.ts';

/** The types that a model's fields, value objects, entities and aggregates have in expressions. */
export interface ModelTypes {
  /** The bindings of fields by identifier. `owner` is the aggregate whose entities they may hold. */
  readonly bindings: (fields: readonly Field[], owner?: ElementId) => ReadonlyMap<string, Binding>;
  /** Undefined when the field names a value object or an entity that does not exist. */
  readonly typeOf: (field: Field, owner?: ElementId) => Type | undefined;
  /**
   * The aggregate with its id, fields, status and derived fields. What a beginning leaves unset is optional.
   */
  readonly aggregate: (id: ElementId) => RecordType | undefined;
  /** The same before its first event: only what is certain then may be used. */
  readonly newAggregate: (id: ElementId) => RecordType | undefined;
  /** The same where a command always begins one: nothing but its id is known. */
  readonly futureAggregate: (id: ElementId) => RecordType | undefined;
  readonly value: (id: string) => RecordType | undefined;
  /** The owner's entity of that name, else anybody's. */
  readonly entity: (owner: ElementId | undefined, name: string) => RecordType | undefined;
}

export function createModelTypes(
  model: Model,
  leftUnset: Beginnings['leftUnset'],
  parse: ParseText,
): ModelTypes {
  const tools = { once: accessOf(model).once, parse };
  const records = new Map<string, RecordType>();
  const remember = (key: string, create: () => RecordType): RecordType => {
    const record = records.get(key) ?? create();
    records.set(key, record);
    return record;
  };

  // Records that hold each other are typed together and in one order, whichever is asked for first.
  const cycles = tableOf(model, recordCycles);
  const working = new Set<string>();
  const readFields = new Map<string, () => void>();
  const inOrder = (record: RecordType): RecordType => {
    const { key } = record;
    const read = () => {
      if (working.has(key)) return record.fields();
      working.add(key);
      try {
        return record.fields();
      } finally {
        working.delete(key);
      }
    };
    readFields.set(key, read);
    const fields = () => {
      const cycle = cycles.get(key) ?? [];
      if (!cycle.some((member) => working.has(member.key))) {
        for (const member of cycle) {
          if (member.kind === 'value') value(member.id);
          else entity(member.owner, member.name);
          readFields.get(member.key)?.();
        }
      }
      return read();
    };
    return { ...record, fields };
  };

  const bindings: ModelTypes['bindings'] = (fields, owner) => {
    const found = new Map<string, Binding>();
    for (const field of fields) {
      const name = toIdentifier(field.name);
      if (name === '') continue;
      found.set(name, found.has(name) ? ambiguous(name) : bindingOf(field, typeOf(field, owner)));
    }
    return found;
  };

  const typeOf: ModelTypes['typeOf'] = (field, owner) => {
    const item = itemTypeOf(field, owner);
    const type = item && field.list ? listOf(item) : item;
    return type && field.optional ? optionalOf(type) : type;
  };

  const itemTypeOf = (field: Field, owner: ElementId | undefined): Type | undefined => {
    switch (field.type) {
      case 'id':
        return { kind: 'id', of: toIdentifier(field.of) };
      case 'one-of':
        return { kind: 'one-of', options: field.options };
      case 'value':
        return asType(value(field.of));
      case 'entity':
        return asType(entity(owner, field.of));
      default:
        return primitive(field.type);
    }
  };

  const value: ModelTypes['value'] = (id) => {
    const design = Object.hasOwn(model.values, id) ? model.values[id as ValueObjectId] : undefined;
    if (design === undefined) return undefined;
    const { key } = valueRecord(id);
    return remember(key, () => {
      const stored = () => bindings(design.fields);
      return inOrder(lazyRecord({ ...tools, key, name: design.name, stored, derived: design.derived }));
    });
  };

  const entity: ModelTypes['entity'] = (owner, name) => {
    const found = findEntity(model, name, owner);
    if (found === undefined) return undefined;
    const { owner: home, entity: design } = found;
    const { key } = entityRecord(home, name);
    return remember(key, () => {
      const stored = () => bindings(design.fields, home);
      return inOrder(lazyRecord({ ...tools, key, name: design.name, stored, derived: design.derived }));
    });
  };

  const aggregateVariant = (id: ElementId, moment: Moment): RecordType | undefined => {
    const element = findElement(model, id, 'aggregate');
    if (element === undefined) return undefined;
    return remember(`aggregate:${id}:${moment}`, () => {
      const { fields = [], derived = [], lifecycle } = element.design ?? {};
      const stored = () => {
        const found = new Map<string, Binding>([
          ['id', { type: { kind: 'id', of: toIdentifier(element.text) } }],
        ]);
        for (const [name, declared] of bindings(fields, id)) {
          const binding = leftUnset.get(id)?.has(name) ? optional(declared) : declared;
          found.set(name, found.has(name) ? ambiguous(name) : at(moment, element.text, name, binding));
        }
        if (lifecycle !== undefined) {
          const status: Binding = { type: { kind: 'one-of', options: lifecycle.states } };
          found.set(
            'status',
            found.has('status') ? ambiguous('status') : beforeFirst(moment, element.text, status),
          );
        }
        return found;
      };
      const reasonFor = (name: string) => (moment === 'full' ? undefined : notKnownYet(element.text, name));
      return lazyRecord({ ...tools, key: `aggregate:${id}`, name: element.text, stored, derived, reasonFor });
    });
  };

  return {
    bindings,
    typeOf,
    value,
    entity,
    aggregate: (id) => aggregateVariant(id, 'full'),
    newAggregate: (id) => aggregateVariant(id, 'new'),
    futureAggregate: (id) => aggregateVariant(id, 'future'),
  };
}

/** `full`: it exists. `new`: it may not exist yet. `future`: it certainly does not. */
type Moment = 'full' | 'new' | 'future';

function at(moment: Moment, owner: string, name: string, binding: Binding): Binding {
  const { kind } = binding.type;
  const isCertain = moment === 'full' || (moment === 'new' && (kind === 'list' || kind === 'optional'));
  return isCertain ? binding : { ...binding, unavailable: notKnownYet(owner, name) };
}

function beforeFirst(moment: Moment, owner: string, status: Binding): Binding {
  return moment === 'future' ? { ...status, unavailable: notKnownYet(owner, 'status') } : status;
}

function notKnownYet(owner: string, name: string): string {
  return `\`${name}\` is not known here: the ${owner} may not exist yet. Only its lists, its optional fields and its first status are certain then.`;
}

function optional(binding: Binding): Binding {
  return { ...binding, type: optionalOf(binding.type) };
}

/** What a name stands for when two things claim it. */
export function ambiguous(name: string): Binding {
  return {
    type: primitive('text'),
    unavailable: `More than one thing is called \`${name}\` here. Give one another name.`,
  };
}

function bindingOf(field: Field, type: Type | undefined): Binding {
  if (type !== undefined) return { type };
  const unavailable = `"${field.name}" has no type yet: what it refers to is not on the board.`;
  return { type: primitive('text'), unavailable };
}

function asType(record: RecordType | undefined): Type | undefined {
  return record && { kind: 'record', record };
}

interface RecordDesign {
  readonly once: ModelAccess['once'];
  readonly parse: ParseText;
  readonly key: string;
  readonly name: string;
  readonly stored: () => ReadonlyMap<string, Binding>;
  readonly derived?: readonly DerivedField[] | undefined;
  /** Why a derived field that cannot be typed cannot be used, where there is more to say than that it has a problem. */
  readonly reasonFor?: (name: string) => string | undefined;
}

/**
 * A record whose fields are worked out when they are first asked for. While derived fields are being typed,
 * asking again gives those that are known so far: so a record may hold itself, and a derived field cannot
 * follow from itself.
 */
function lazyRecord({ once, key, name, stored, ...derived }: RecordDesign): RecordType {
  let soFar: ReadonlyMap<string, Binding> = new Map();
  const fields = once(
    () => {
      const found = new Map(stored());
      soFar = found;
      addDerived(found, derived);
      return soFar;
    },
    () => soFar,
  );
  return { key, name, fields };
}

/**
 * Types derived fields in the order in which they follow from each other; what goes round in a circle is not
 * available.
 */
function addDerived(
  fields: Map<string, Binding>,
  { parse, derived = [], reasonFor = () => undefined }: Pick<RecordDesign, 'parse' | 'derived' | 'reasonFor'>,
): void {
  const freeNames = new Map(
    derived.map(({ value }) => {
      const parsed = parse(value);
      return [value, parsed.ok ? freeNamesOf(parsed.value) : []] as const;
    }),
  );
  const pending = new Map(derived.map((field) => [toIdentifier(field.name), field] as const));
  pending.delete('');
  while (pending.size > 0) {
    const ready = [...pending].filter(
      ([, { value }]) => !freeNames.get(value)?.some((name) => pending.has(name)),
    );
    for (const [name, field] of ready) {
      const binding = typeDerived(field, parse(field.value), fields, reasonFor(name));
      fields.set(name, fields.has(name) ? ambiguous(name) : binding);
      pending.delete(name);
    }
    if (ready.length > 0) continue;
    for (const name of pending.keys()) {
      fields.set(name, {
        type: primitive('text'),
        unavailable: `\`${name}\` follows from itself, in a circle.`,
        derived: () => undefined,
      });
    }
    return;
  }
}

function typeDerived(
  field: DerivedField,
  parsed: ReturnType<ParseText>,
  siblings: ReadonlyMap<string, Binding>,
  reason: string | undefined,
): Binding {
  const scope = { names: new Map(siblings) };
  const outcome = parsed.ok ? checkExpression(parsed.value, scope) : undefined;
  const checked: CheckedExpression | undefined =
    outcome?.type?.kind === 'optional' ? undefined : outcome?.checked;
  if (checked !== undefined) return { type: checked.type, derived: () => checked };
  const unavailable =
    reason ?? `\`${toIdentifier(field.name)}\` cannot be used: its own expression has a problem.`;
  return { type: primitive('text'), unavailable, derived: () => undefined };
}
