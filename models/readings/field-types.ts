import { toIdentifier } from '../expression/identifier.ts';
import {
  type Binding,
  listOf,
  optionalOf,
  primitive,
  type RecordType,
  type Type,
} from '../expression/types.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { ambiguous } from './ambiguous-name.ts';

/** The types of fields. `owner` is the aggregate whose entities they may hold. */
export interface FieldTypes {
  /** The bindings of fields by identifier. */
  readonly bindings: (fields: readonly Field[], owner?: ElementId) => ReadonlyMap<string, Binding>;
  /** Undefined when the field names a value object or an entity that does not exist. */
  readonly typeOf: (field: Field, owner?: ElementId) => Type | undefined;
}

/** The records that fields may hold. */
export interface HeldRecords {
  readonly value: (id: string) => RecordType | undefined;
  /** The owner's entity of that name, else anybody's. */
  readonly entity: (owner: ElementId | undefined, name: string) => RecordType | undefined;
}

export function createFieldTypes({ value, entity }: HeldRecords): FieldTypes {
  const bindings: FieldTypes['bindings'] = (fields, owner) => {
    const found = new Map<string, Binding>();
    for (const field of fields) {
      const name = toIdentifier(field.name);
      if (name === '') continue;
      found.set(name, found.has(name) ? ambiguous(name) : bindingOf(field, typeOf(field, owner)));
    }
    return found;
  };

  const typeOf: FieldTypes['typeOf'] = (field, owner) => {
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

  return { bindings, typeOf };
}

function bindingOf(field: Field, type: Type | undefined): Binding {
  if (type !== undefined) return { type };
  const unavailable = `"${field.name}" has no type yet: what it refers to is not on the board.`;
  return { type: primitive('text'), unavailable };
}

function asType(record: RecordType | undefined): Type | undefined {
  return record && { kind: 'record', record };
}
