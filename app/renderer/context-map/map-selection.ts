/** What is chosen on the map. */
export interface MapSelection {
  readonly section: 'contexts' | 'relationships';
  readonly id: string;
}

/** A change of what React Flow holds as chosen, in one of the two kinds of things on the map. */
interface SelectChange {
  readonly type: string;
  readonly id?: string;
  readonly selected?: boolean;
}

/** The selection after some changes of nodes or edges; at most one thing is chosen. */
export function changeSelection(
  current: MapSelection | undefined,
  section: MapSelection['section'],
  changes: readonly SelectChange[],
): MapSelection | undefined {
  const selects = changes.filter(({ type }) => type === 'select');
  const chosen = selects.find(({ selected }) => selected)?.id;
  if (chosen !== undefined) return { section, id: chosen };
  const isLeft = selects.some(({ id }) => current?.section === section && current.id === id);
  return isLeft ? undefined : current;
}
