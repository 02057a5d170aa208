import { toIdentifier } from '#models/expression/identifier.ts';
import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import type { ElementKind } from '#models/metamodel/kinds.ts';
import type { ElementOf, Model } from '#models/metamodel/model.ts';
import {
  type AggregateClusters,
  aggregateClusters,
  findElement,
} from '#models/readings/aggregate-clusters.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import type { LeftOut } from '../../phases/check/left-out.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import { printTable, toMarkdown } from '../../printing/markdown.ts';
import type { GeneratedFile } from '../../printing/source.ts';

/** What the pages of `docs` are written from: the board itself, and what its code is called. */
export interface Handbook {
  readonly model: Model;
  readonly plan: Plan;
  readonly clusters: AggregateClusters;
  readonly contextOf: ReadonlyMap<ElementId, ContextId>;
  /** What fields that hold a length of time are called, anywhere on the board: identifiers. */
  readonly durations: ReadonlySet<string>;
  /** What had errors and is not in the model. */
  readonly leftOut: readonly LeftOut[];
}

/** A sticky with its id. */
export type Entry<Kind extends ElementKind> = ElementOf<Kind> & { readonly id: ElementId };

export function readHandbook(model: Model, plan: Plan, leftOut: readonly LeftOut[] = []): Handbook {
  const durations = new Set<string>();
  addDurations(model, durations);
  return {
    model,
    plan,
    clusters: aggregateClusters(model),
    contextOf: contextsOfElements(model),
    durations,
    leftOut,
  };
}

function addDurations(part: unknown, names: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if ('type' in part && part.type === 'duration' && 'name' in part)
    names.add(toIdentifier(String(part.name)));
  for (const each of Object.values(part)) addDurations(each, names);
}

/** The stickies of one kind in a context, from left to right as they stand on the wall. */
export function stickiesOf<Kind extends ElementKind>(
  { model, contextOf }: Handbook,
  context: ContextId | undefined,
  kind: Kind,
): readonly Entry<Kind>[] {
  return (Object.keys(model.elements) as ElementId[])
    .filter((id) => contextOf.get(id) === context)
    .flatMap((id) => {
      const element = findElement(model, id, kind);
      return element === undefined ? [] : [{ ...element, id }];
    })
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compareTexts(a.id, b.id));
}

/** The text of a sticky as Markdown, or what stands for one that nobody has written. */
export function nameOf({ model }: Handbook, id: ElementId): string {
  return orNameless(model.elements[id]?.text ?? '');
}

export function contextName({ model }: Handbook, id: ContextId): string {
  return orNameless(model.contexts[id]?.name ?? '');
}

export function orNameless(text: string): string {
  return toMarkdown(text) || '(no name)';
}

/** A table without the columns that are empty in every row; the first one always stays. */
export function printFilledTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isFilled = head.map((_, column) => column === 0 || rows.some((row) => (row[column] ?? '') !== ''));
  const keep = (cells: readonly string[]) => cells.filter((_, column) => isFilled[column]);
  return printTable(keep(head), rows.map(keep));
}

/** The folder of a context's pages: "docs/orders". */
export function pagesFolder({ name }: ContextPlan): string {
  return `docs/${name.slug}`;
}

export function page(path: string, text: string): GeneratedFile {
  return { path, text, elements: [], ownership: 'whole' };
}
