import { toIdentifier } from '#models/expression/identifier.ts';
import { type BoardDraft, type Made, sameName } from './arbitrary-board.ts';
import { checkOf } from './arbitrary-check.ts';
import type { FieldJson } from './arbitrary-fields.ts';

/** A command that leads to one or two events of its aggregate. The first one of an aggregate begins it. */
export function addCommand(
  board: BoardDraft,
  made: Made,
  index: number,
  states: readonly string[] | undefined,
  lines: string | undefined,
): void {
  const id = `${made.id}-command-${index}`;
  const first = made.events[index === 0 ? 0 : 1 + board.dice(made.events.length - 1)];
  if (first === undefined) return;
  const second = index > 0 && board.chance(4) ? board.pick(made.events.slice(1)) : undefined;
  const events = [first, ...(second === undefined || second === first ? [] : [second])];
  const payload = events.flatMap((event) => event.payload);
  const parameters = payload.filter(
    (field, place) =>
      board.dice(8) > 0 && payload.findIndex((other) => sameName(other.name, field.name)) === place,
  );
  const creates =
    index === 0
      ? board.pick(['always', 'when-missing'])
      : board.pick([undefined, 'never', 'never', 'when-missing']);
  const ownId = { name: `${made.name} id`, type: 'id', of: made.name };
  const withId = creates === 'always' && board.chance(3) ? [ownId] : [];
  const other =
    index > 0 && board.chance(3) ? board.made.find(({ context }) => context === made.context) : undefined;
  const root = toIdentifier(made.name);
  const mayExist = creates !== 'always' && root !== '';
  const rules = [
    ...parameters.slice(0, 2).flatMap((field) => checkOf(board, field, toIdentifier(field.name)) ?? []),
    ...(mayExist && states && board.chance(2)
      ? [`${root}.status != '${states[0]}' || ${root}.status == '${states[0]}'`]
      : []),
    ...(mayExist && lines && board.chance(2) ? [`size(${root}.${toIdentifier(lines)}) < 3`] : []),
  ];
  board.elements[id] = {
    kind: 'command',
    text: board.words('Do Thing'),
    context: made.context,
    at: [0, 0],
    design: {
      parameters: [...parameters, ...withId],
      ...(creates && { creates }),
      ...(other && {
        reads: [
          {
            aggregate: other.id,
            parameter: 'other id',
            name: 'other',
            ...(board.chance(2) && { error: board.words('No Other') }),
          },
        ],
      }),
      rules: rules
        .filter(() => board.chance(2))
        .map((check) => ({
          text: board.words('It must be so'),
          ...(board.dice(8) > 0 && { check }),
          error: board.words('Refused'),
        })),
      outcomes: events.map((event, place) => ({
        event: event.id,
        ...(place > 0 &&
          board.chance(2) &&
          parameters[0] && { when: checkOf(board, parameters[0], toIdentifier(parameters[0].name)) }),
        ...(event.payload.some(({ type }) => type === 'time') && {
          payload: Object.fromEntries(
            event.payload
              .filter(({ type, list }) => type === 'time' && !list)
              .map(({ name }) => [name, 'now']),
          ),
        }),
      })),
    },
  };
  board.relate('handled-by', id, made.id);
  const actor = `${id}-actor`;
  board.elements[actor] = { kind: 'actor', text: board.words('Somebody'), at: [0, 0] };
  board.relate('issues', actor, id);
  const implied: readonly FieldJson[] = [
    ...(creates === 'always' ? [] : [ownId]),
    ...(other ? [{ name: 'other id', type: 'id', of: other.name }] : []),
  ];
  made.commands.push({
    id,
    parameters: [...parameters, ...withId],
    implied,
    events: events.map((event) => event.id),
  });
}
