import type { ConnectionRefusal } from '#models/edits/judge-connection.ts';
import { type ElementKind, nameKind } from '#models/metamodel/kinds.ts';
import type { Model } from '#models/metamodel/model.ts';
import { RELATION_TYPES, RELATIONS } from '#models/metamodel/relations.ts';
import { messages } from './messages.ts';

const words = messages.connect;

/** Why two stickies are not connected, and what the second one is connected with instead, in the names of the team's legend. */
export function describeConnectionRefusal(refusal: ConnectionRefusal, legend: Model['legend']): string {
  if (refusal.code !== 'cannot-be-joined') return words.refusals[refusal.code];
  const [one, other] = refusal.kinds;
  const name = (kind: ElementKind) => nameKind(kind, legend);
  return [words.never(name(one), name(other)), ...stepsOf(other, name)].join(' ');
}

/** The relations a kind may have, one sentence each. A hotspot annotates anything, which helps nobody here. */
function stepsOf(kind: ElementKind, name: (kind: ElementKind) => string): readonly string[] {
  return RELATION_TYPES.filter((type) => type !== 'annotates').flatMap((type) => {
    const { from, to }: { from: readonly ElementKind[]; to: readonly ElementKind[] } = RELATIONS[type];
    if (from.includes(kind)) return [words.step([name(kind)], messages.relations[type], to.map(name))];
    return to.includes(kind) ? [words.step(from.map(name), messages.relations[type], [name(kind)])] : [];
  });
}
