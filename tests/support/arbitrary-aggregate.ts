import { toIdentifier } from '#models/expression/identifier.ts';
import type { BoardDraft, Made, Plain } from './arbitrary-board.ts';
import { checkOf, derivedFields, derivedOf, isPlainText } from './arbitrary-check.ts';
import { addCommand } from './arbitrary-command-design.ts';
import { addEvent } from './arbitrary-event.ts';

/** A value object, now and then with a rule and with what follows from it. */
export function addValue(board: BoardDraft, id: string): void {
  const fields = board.fields(1, 3, []);
  const [first] = fields;
  const rule = first && checkOf(board, first, toIdentifier(first.name));
  board.values[id] = {
    name: board.words('Value'),
    fields,
    ...(rule &&
      board.chance(2) && {
        rules: [{ text: board.words('It must be so'), check: rule, error: board.words('Value Refused') }],
      }),
    ...(first && board.chance(3) && { derived: [{ name: board.words('known'), value: derivedOf(first) }] }),
  };
}

/** An aggregate with all of its events and commands. */
export function addAggregate(board: BoardDraft, id: string, context: string): void {
  const fields = board.fields(1, 5, Object.keys(board.values));
  const entity = board.chance(2) ? { name: board.words('Line'), fields: board.fields(1, 3, []) } : undefined;
  const lines = entity && { name: board.words('lines'), type: 'entity', of: entity.name, list: true };
  const events = board.times(2, 4, (index) => `${id}-event-${index}`);
  const states = board.chance(2) ? board.times(2, 4, (index) => board.words(`state ${index}`)) : undefined;
  const own = [...fields, ...(lines ? [lines] : [])];
  const keyed = fields.find(({ list, optional, type }) => !list && !optional && type !== 'value');
  const made: Made = { id, name: board.words('Thing'), context, fields, events: [], commands: [] };
  board.elements[id] = {
    kind: 'aggregate',
    text: made.name,
    context,
    at: [0, 0],
    description: board.words('Kept together'),
    design: {
      fields: own,
      derived: derivedFields(board, own),
      ...(entity && { entities: [entity] }),
      ...(states && { lifecycle: lifecycle(board, states, events) }),
      ...(keyed && board.chance(2) && { keys: [key(board, keyed.name, states?.[0])] }),
    },
  };
  for (const [index, event] of events.entries()) addEvent(board, made, event, index, entity, lines?.name);
  for (const index of board.times(2, 4, (each) => each)) addCommand(board, made, index, states, lines?.name);
  board.made.push(made);
}

function lifecycle(board: BoardDraft, states: readonly string[], events: readonly string[]): Plain {
  const moves = events.slice(1).flatMap((on) =>
    board.chance(3)
      ? []
      : [
          {
            from: states.filter(() => board.chance(2)),
            on,
            to: board.pick(states),
            ...(board.chance(2) && { error: board.words('Not Now') }),
          },
        ],
  );
  return { states, initial: states[0], moves };
}

function key(board: BoardDraft, field: string, state: string | undefined): Plain {
  const isPlain = state !== undefined && isPlainText(state);
  return {
    name: board.words('key'),
    fields: [field],
    ...(isPlain && board.chance(2) && { when: `status == '${state}'` }),
    ...(board.chance(2) && { error: board.words('Taken') }),
  };
}
