import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionRefusal } from '#models/edits/judge-connection.ts';
import type { Rect, Spot } from '#models/metamodel/geometry.ts';
import type { Relation } from '#models/metamodel/model.ts';
import type { Result } from '#models/result.ts';
import type { Detail } from '../scene/board-window.ts';

/** A panel over the board; at most one is open. */
export type Panel = 'search' | 'commands' | 'keys' | 'paste' | 'rules';

/** What this window shows and holds; nobody else's business and not in the document. */
export interface BoardUi {
  readonly selection: ReadonlySet<string>;
  /** The selected relation; never together with selected elements. */
  readonly relation: string | undefined;
  readonly hoveredRelation: string | undefined;
  /** The element whose text is being typed; `fresh` while it has just been made for that. */
  readonly editing: { readonly id: string; readonly fresh: boolean } | undefined;
  readonly detail: Detail;
  readonly panel: Panel | undefined;
  readonly inspectorOpen: boolean;
  /** Whether the code of the selection is shown below the wall. */
  readonly codeOpen: boolean;
  /** True from pressing the pointer on the wall to letting go: panels stay out of the way. */
  readonly pointing: boolean;
  /** Selection rectangle in progress, in board units. */
  readonly box: Rect | undefined;
  readonly connecting: Connecting | undefined;
}

/** A connection being drawn from one sticky to wherever the pointer is. */
export interface Connecting {
  readonly from: string;
  readonly at: Spot;
  /** The sticky under the pointer, and what connecting it would make or why it cannot be connected. */
  readonly over: { readonly id: string; readonly verdict: Result<Relation, ConnectionRefusal> } | undefined;
}

export type BoardUiStore = StoreApi<BoardUi>;

export function createBoardUi(): BoardUiStore {
  return createStore<BoardUi>(() => ({
    selection: new Set(),
    relation: undefined,
    hoveredRelation: undefined,
    editing: undefined,
    detail: 'near',
    panel: undefined,
    inspectorOpen: true,
    codeOpen: false,
    pointing: false,
    box: undefined,
    connecting: undefined,
  }));
}

export function select(ui: BoardUiStore, ids: Iterable<string>): void {
  ui.setState({ selection: new Set(ids), relation: undefined });
}

export function startEditing(ui: BoardUiStore, id: string, fresh = false): void {
  ui.setState({ selection: new Set([id]), relation: undefined, editing: { id, fresh } });
}
