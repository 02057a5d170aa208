import { toIdentifier } from '../expression/identifier.ts';
import { type Binding, optionalOf } from '../expression/types.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { ambiguous } from './ambiguous-name.ts';

/** `full`: it exists. `new`: it may not exist yet. `future`: it certainly does not. */
export type Moment = 'full' | 'new' | 'future';

/**
 * What an expression may name of an aggregate at a moment: its id, its `declared` fields and its status. What a beginning leaves
 * unset is optional.
 */
export function aggregateFields(
  { text, design }: ElementOf<'aggregate'>,
  moment: Moment,
  declared: ReadonlyMap<string, Binding>,
  leftUnset: ReadonlySet<string> | undefined,
): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>([['id', { type: { kind: 'id', of: toIdentifier(text) } }]]);
  for (const [name, asDeclared] of declared) {
    const binding = leftUnset?.has(name) ? optional(asDeclared) : asDeclared;
    found.set(name, found.has(name) ? ambiguous(name) : at(moment, text, name, binding));
  }
  if (design?.lifecycle !== undefined) {
    const status: Binding = { type: { kind: 'one-of', options: design.lifecycle.states } };
    found.set('status', found.has('status') ? ambiguous('status') : beforeFirst(moment, text, status));
  }
  return found;
}

function at(moment: Moment, owner: string, name: string, binding: Binding): Binding {
  const { kind } = binding.type;
  const isCertain = moment === 'full' || (moment === 'new' && (kind === 'list' || kind === 'optional'));
  return isCertain ? binding : { ...binding, unavailable: notKnownYet(owner, name) };
}

function beforeFirst(moment: Moment, owner: string, status: Binding): Binding {
  return moment === 'future' ? { ...status, unavailable: notKnownYet(owner, 'status') } : status;
}

/** Why a name of an aggregate that may not exist yet cannot be used. */
export function notKnownYet(owner: string, name: string): string {
  return `\`${name}\` is not known here: the ${owner} may not exist yet. Only its lists, its optional fields and its first status are certain then.`;
}

function optional(binding: Binding): Binding {
  return { ...binding, type: optionalOf(binding.type) };
}
