import { rectOf } from '#models/metamodel/geometry.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import type { ExampleValues, Scenario } from '#models/metamodel/scenario.ts';
import { byTimeline } from '../board/commands/navigation.ts';

/** The stories of one command, in the order of their names' ids. */
export interface StoryGroup {
  readonly commandId: string;
  /** Undefined when the command was taken off the wall. */
  readonly command: BoardElement | undefined;
  readonly stories: readonly { readonly id: string; readonly scenario: Scenario }[];
}

/** The stories that `query` finds (all for an empty one), by command in timeline order. */
export function groupStories({ elements, scenarios }: Model, query: string): readonly StoryGroup[] {
  const known: Readonly<Record<string, BoardElement>> = elements;
  const wanted = query.trim().toLowerCase();
  const groups = new Map<string, { id: string; scenario: Scenario }[]>();
  for (const [id, scenario] of Object.entries(scenarios)) {
    const text = `${scenario.name} ${known[scenario.command]?.text ?? ''}`.toLowerCase();
    if (!text.includes(wanted)) continue;
    const stories = groups.get(scenario.command) ?? [];
    stories.push({ id, scenario });
    groups.set(scenario.command, stories);
  }
  return [...groups]
    .map(([commandId, stories]) => ({ commandId, command: known[commandId], stories }))
    .sort((one, other) => {
      if (!one.command || !other.command) return Number(!one.command) - Number(!other.command);
      return byTimeline(rectOf(one.command), rectOf(other.command));
    });
}

/** Example values as people read them: one line a field. */
export function describeValues(values: ExampleValues | undefined): readonly string[] {
  return Object.entries(values ?? {}).map(([name, value]) => `${name}: ${describeValue(value)}`);
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(describeValue).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${describeValue(inner)}`)
    .join(', ');
}
