import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/checked-expression.ts';
import { freeNamesOf } from '../expression/expression.ts';
import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, primitive, type RecordType } from '../expression/types.ts';
import type { DerivedField } from '../metamodel/fields.ts';
import { ambiguous } from './ambiguous-name.ts';
import type { ModelAccess } from './model-access.ts';
import type { ParseText } from './parsed-texts.ts';

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
export function lazyRecord({ once, key, name, stored, ...derived }: RecordDesign): RecordType {
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
