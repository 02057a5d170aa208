import { soundPart } from '#generator/phases/check/sound-part.ts';
import { findUnsoundParameters } from '#models/interpreter/check-parameters.ts';
import type { Values } from '#models/interpreter/situation.ts';
import { walkScenario } from '#models/interpreter/walk-scenario.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readExampleRecord } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { Plain } from './arbitrary-board.ts';
import type { Dice } from './arbitrary-command.ts';
import { type FieldJson, fieldMaker } from './arbitrary-fields.ts';

/** Stories whose ends are those of the interpreter: commands in a world where two events have happened, or none. */
export function withStories(model: Model, dice: Dice): Model {
  const { commands, clusters, types, beginnings } = readExpressions(model);
  const stories: Record<string, Plain> = {};
  for (const [command, { aggregate, implied }] of commands) {
    const element = model.elements[command];
    if (aggregate === undefined || element?.kind !== 'command') continue;
    const all = clusters.clusters.find((each) => each.aggregate === aggregate)?.events ?? [];
    const first = all.filter(beginnings.isBeginning).slice(0, 1);
    const events = first.length === 0 ? [] : [...first, ...all.filter((event) => !first.includes(event))];
    const maker = fieldMaker(dice, (base) => base, []);
    const examples = (fields: readonly FieldJson[]) => maker.examples(model, aggregate, fields);
    const given =
      dice(2) === 0
        ? []
        : events.slice(0, 1 + dice(2)).map((event) => {
            const own = model.elements[event];
            return {
              event,
              values: examples((own?.kind === 'event' ? own.design?.payload : undefined) ?? []),
            };
          });
    const fields = [...(element.design?.parameters ?? []), ...implied];
    const story = {
      name: `Story of ${command}`,
      command,
      given,
      when: examples(fields),
      then: { events: [] },
    };
    const then = endOf(model, story, () => types.bindings(fields, aggregate));
    if (then !== undefined) stories[`story-${command}`] = { ...story, then };
  }
  return soundPart({ ...model, scenarios: stories } as unknown as Model).model;
}

function isSoundWish(model: Model, { command }: Story, parameters: Values): boolean {
  const unsound = findUnsoundParameters(model, command, parameters);
  return unsound.ok && unsound.value.length === 0;
}

type Story = Parameters<typeof walkScenario>[1];

/** Undefined where no story can say it: parameters that can never be, or a calculation without a result. */
function endOf(
  model: Model,
  story: object,
  fields: () => ReturnType<ReturnType<typeof readExpressions>['types']['bindings']>,
): Plain | undefined {
  const told = story as Story;
  const read = readExampleRecord(told.when ?? {}, { name: 'the story', fields });
  if (!read.ok || !isSoundWish(model, told, read.value)) return undefined;
  const end = walkScenario(model, told);
  if (end.ok) return { events: end.value.map(({ event }) => ({ event })) };
  return end.error.reason === 'rule' ? { error: end.error.error } : undefined;
}
