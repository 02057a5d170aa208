import type { Point } from '#models/metamodel/geometry.ts';

/** What a person does right now, in board units. */
export interface Activity {
  readonly cursor?: Point;
  readonly selection?: readonly string[];
  /** Where the elements are that are being dragged. */
  readonly drag?: Readonly<Record<string, Point>>;
  /** The element whose text the person is typing in. */
  readonly editing?: string;
}

/** More than this of anything is cut off: presence is a hint, not a record. */
const maxListed = 200;
const farthest = 1e7;

/** Peers may send anything: what does not fit is left out. */
export function parseActivity(input: unknown): Activity {
  if (typeof input !== 'object' || input === null) return {};
  const { cursor, selection, drag, editing } = input as Record<string, unknown>;
  return {
    ...(isPoint(cursor) && { cursor: [cursor[0], cursor[1]] as const }),
    ...(Array.isArray(selection) && { selection: selection.slice(0, maxListed).filter(isId) }),
    ...(typeof drag === 'object' && drag !== null && { drag: parseDrag(drag) }),
    ...(isId(editing) && { editing }),
  };
}

/** Whether two activities are the same apart from the named parts. */
export function sameBut(parts: readonly (keyof Activity)[], one: Activity, other: Activity): boolean {
  const compared = (activity: Activity) =>
    JSON.stringify([
      parts.includes('cursor') || activity.cursor,
      parts.includes('selection') || activity.selection,
      parts.includes('drag') || activity.drag,
      parts.includes('editing') || activity.editing,
    ]);
  return compared(one) === compared(other);
}

function parseDrag(input: object): Record<string, Point> {
  return Object.fromEntries(
    Object.entries(input)
      .slice(0, maxListed)
      .filter((entry): entry is [string, Point] => isId(entry[0]) && isPoint(entry[1])),
  );
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,99}$/.test(value);
}

function isPoint(value: unknown): value is Point {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => typeof part === 'number' && Math.abs(part) <= farthest)
  );
}
