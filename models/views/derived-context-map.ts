import { RELATIONSHIP_TYPES } from '../metamodel/context-map.ts';
import type { ContextId, ElementId, RelationshipId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { contextsOfElements } from '../readings/context-of.ts';

/** One event of the upstream context that something in the downstream context listens to. */
export interface FlowEvidence {
  readonly event: ElementId;
  /** A policy or a read model. */
  readonly listener: ElementId;
}

/** A dependency that the flow on the board shows: `downstream` reacts to events of `upstream`. */
export interface DerivedRelationship {
  readonly upstream: ContextId;
  readonly downstream: ContextId;
  readonly evidence: readonly FlowEvidence[];
}

/**
 * The context map that follows from the flow: where a policy or a read model of B listens to an event of A, A is
 * upstream of B and its events are a published language. Ordered by ids; nothing is derived from elements without a
 * context.
 */
export function derivedContextMap(model: Model): readonly DerivedRelationship[] {
  const contexts = contextsOfElements(model);
  const derived = new Map<string, { upstream: ContextId; downstream: ContextId; evidence: FlowEvidence[] }>();
  for (const flow of flowsOf(model)) {
    const upstream = contexts.get(flow.event);
    const downstream = contexts.get(flow.listener);
    if (upstream === undefined || downstream === undefined || upstream === downstream) continue;
    const key = pairKey(upstream, downstream);
    const known = derived.get(key) ?? { upstream, downstream, evidence: [] };
    const isKnown = known.evidence.some(
      ({ event, listener }) => event === flow.event && listener === flow.listener,
    );
    if (!isKnown) known.evidence.push(flow);
    derived.set(key, known);
  }
  return [...derived.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** What the flow says about the map that people drew. */
export type MapDifference =
  /** The flow shows a dependency and nothing joins the two contexts. */
  | { readonly kind: 'not-drawn'; readonly derived: DerivedRelationship }
  /** The two are joined the other way round, and nothing flows that way. */
  | { readonly kind: 'reversed'; readonly derived: DerivedRelationship; readonly drawn: RelationshipId }
  /** The two are said to go separate ways and still one listens to the other. */
  | { readonly kind: 'not-separate'; readonly derived: DerivedRelationship; readonly drawn: RelationshipId }
  /** A direction is drawn, both contexts stand on the board, and no relation joins anything of the two. */
  | { readonly kind: 'no-flow'; readonly drawn: RelationshipId };

/** Compares the derived map with the drawn one. What agrees is left out. */
export function compareContextMaps(model: Model): readonly MapDifference[] {
  const derived = derivedContextMap(model);
  const flows = new Set(derived.map(({ upstream, downstream }) => pairKey(upstream, downstream)));
  const differences: MapDifference[] = [];
  for (const entry of derived) {
    const difference = differenceOf(entry, model, flows);
    if (difference !== undefined) differences.push(difference);
  }
  const { onBoard, joined } = traffic(model);
  for (const [id, drawn] of Object.entries(model.relationships)) {
    const { upstream, downstream } = drawn;
    if (RELATIONSHIP_TYPES[drawn.type].symmetric || !onBoard.has(upstream) || !onBoard.has(downstream))
      continue;
    if (joined.has(pairKey(upstream, downstream)) || joined.has(pairKey(downstream, upstream))) continue;
    differences.push({ kind: 'no-flow', drawn: id as RelationshipId });
  }
  return differences;
}

function differenceOf(
  derived: DerivedRelationship,
  model: Model,
  flows: ReadonlySet<string>,
): MapDifference | undefined {
  const { upstream, downstream } = derived;
  const drawn = Object.entries(model.relationships).filter(
    ([, entry]) =>
      (entry.upstream === upstream && entry.downstream === downstream) ||
      (entry.upstream === downstream && entry.downstream === upstream),
  );
  const [first] = drawn;
  if (first === undefined) return { kind: 'not-drawn', derived };
  const speaking = drawn.filter(([, entry]) => entry.type !== 'separate-ways');
  if (speaking.length === 0) return { kind: 'not-separate', derived, drawn: first[0] as RelationshipId };
  const agrees = speaking.some(
    ([, entry]) => RELATIONSHIP_TYPES[entry.type].symmetric || entry.upstream === upstream,
  );
  // Where events flow both ways the drawn direction says who leads; it is not wrong.
  if (agrees || flows.has(pairKey(downstream, upstream))) return undefined;
  return { kind: 'reversed', derived, drawn: (speaking[0] ?? first)[0] as RelationshipId };
}

/** The contexts that own something on the board, and the pairs of them that any relation or reaction joins. */
function traffic(model: Model): { onBoard: ReadonlySet<ContextId>; joined: ReadonlySet<string> } {
  const contexts = contextsOfElements(model);
  const joined = new Set<string>();
  const join = (from: ElementId, to: ElementId) => {
    const [start, end] = [contexts.get(from), contexts.get(to)];
    if (start !== undefined && end !== undefined) joined.add(pairKey(start, end));
  };
  for (const { event, listener } of flowsOf(model)) join(event, listener);
  for (const { from, to } of Object.values(model.relations)) join(from, to);
  for (const [id, element] of Object.entries(model.elements)) {
    if (element.kind !== 'policy') continue;
    for (const { command } of element.design?.reactions ?? []) if (command) join(id as ElementId, command);
  }
  return { onBoard: new Set(contexts.values()), joined };
}

/** Event and listener of every relation and every design reaction or projection; ends may be missing on the board. */
function* flowsOf(model: Model): Generator<FlowEvidence> {
  for (const { type, from, to } of Object.values(model.relations)) {
    if (type === 'triggers' || type === 'updates') yield { event: from, listener: to };
  }
  for (const [id, element] of Object.entries(model.elements)) {
    const listener = id as ElementId;
    if (element.kind === 'policy') {
      for (const { event } of element.design?.reactions ?? []) yield { event, listener };
    }
    if (element.kind === 'read-model') {
      for (const { event } of element.design?.projections ?? []) yield { event, listener };
    }
  }
}

function pairKey(from: ContextId, to: ContextId): string {
  // No id holds a space, so two pairs never share a key.
  return `${from} ${to}`;
}
