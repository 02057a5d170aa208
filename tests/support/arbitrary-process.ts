import { toIdentifier } from '#models/expression/identifier.ts';
import {
  type BoardDraft,
  type Made,
  type MadeCommand,
  type MadeEvent,
  type Plain,
  sameName,
} from './arbitrary-board.ts';
import { checkOf } from './arbitrary-check.ts';
import type { FieldJson } from './arbitrary-fields.ts';
import { areGivable, given, itemNames, type Named, namedFields } from './arbitrary-given.ts';

/** An event with the aggregate it happens to. */
interface Heard {
  readonly event: MadeEvent;
  readonly owner: Made;
}

/**
 * A policy that says in full what it does about one event or several: remembers or not, under which key, when, for each item, after
 * asking a system, and what if it is refused. What it issues leads to later events only than what it hears: it never goes round.
 */
export function addProcess(board: BoardDraft, id: string, context: string): void {
  const all = board.made.flatMap((owner) =>
    owner.events
      .filter(({ published }) => published || owner.context === context)
      .map((event): Heard => ({ event, owner })),
  );
  if (all.length === 0) return;
  const first = board.pick(all);
  const heard = [first, ...board.times(0, 2, () => board.pick(all))].filter(
    ({ event }, index, every) => every.findIndex((each) => each.event === event) === index,
  );
  const kept: FieldJson = { name: board.words('kept'), type: 'id', of: first.owner.name };
  const own = board.dice(3) > 0 ? board.fields(1, 2, Object.keys(board.values)) : [];
  const state = own.length > 0 ? [...own.filter(({ name }) => !sameName(name, kept.name)), kept] : [];
  const places = new Map(board.made.flatMap(({ events }) => events).map((event, index) => [event.id, index]));
  const home = board.made.filter((made) => made.context === context).flatMap(({ commands }) => commands);
  // All or none: reactions of one process that hear of different things need a key in common.
  const together = heard.length > 1 && board.dice(3) > 0;
  const reactions = heard.map(({ event, owner }, index) => {
    const later = home.filter(({ events }) =>
      events.every((each) => (places.get(each) ?? -1) > (places.get(event.id) ?? 0)),
    );
    const subject: FieldJson = { name: `${owner.name} id`, type: 'id', of: owner.name };
    const known = [
      ...namedFields(faceOf(board, event, owner.context !== context)),
      ...namedFields([subject]),
    ];
    const remembers = state.length > 0;
    return {
      event: event.id,
      ...(remembers && together && { key: "'all of them'" }),
      ...(remembers && !together && board.chance(3) && { key: keyOf(board, known) }),
      ...reaction(board, { known, later, state, isFirst: index === 0, kept, subject }),
    };
  });
  board.elements[id] = {
    kind: 'policy',
    text: board.words('Whenever this and that, go on'),
    context,
    at: [0, 0],
    ...(board.chance(2) && { description: board.words('Step by step') }),
    design: {
      ...(board.chance(2) && { mode: board.chance(8) ? 'manual' : 'automatic' }),
      ...(state.length > 0 && { state }),
      reactions,
    },
  };
  for (const { event } of heard) board.relate('triggers', event.id, id);
}

interface Room {
  /** What the event tells. */
  readonly known: readonly Named[];
  /** The commands that it may issue. */
  readonly later: readonly MadeCommand[];
  readonly state: readonly FieldJson[];
  readonly isFirst: boolean;
  /** Remembers the id of what the first event happened to. */
  readonly kept: FieldJson;
  readonly subject: FieldJson;
}

function reaction(board: BoardDraft, room: Room): Plain {
  const { known, later, state, isFirst, kept, subject } = room;
  const asked = isFirst || state.length === 0 ? [] : namedFields(state).filter(() => board.dice(3) > 0);
  const clock: Named = { path: 'now', field: { name: 'now', type: 'time' } };
  const sure = asked.map(({ path, field }) => ({ path, field: { ...field, optional: false } }));
  const unsure = namedFields(state)
    .filter(({ path }) => !asked.some((each) => each.path === path))
    .map(({ path, field }) => ({ path, field: { ...field, optional: true } }));
  const heard = [...known, clock, ...sure, ...unsure];
  const conditions = [...asked.map(({ path }) => `isSet(${path})`), ...conditionOf(board, known)];
  const call = board.chance(3) ? callOf(board, heard) : undefined;
  const answered = call === undefined ? heard : [...heard, ...namedFields(call.response, 'response.')];
  const each = board.chance(3) ? eachOf(board, heard) : undefined;
  const inside = each === undefined ? answered : [...answered, ...each.names];
  // A command that lacks something is left out of the code: rarely one of those.
  const sound = later.filter((each) => areGivable(board, all(each), inside));
  const candidates = sound.length > 0 && board.dice(8) > 0 ? sound : later;
  const command = candidates.length > 0 && board.dice(8) > 0 ? board.pick(candidates) : undefined;
  const other = command !== undefined && board.chance(3) ? board.pick(candidates) : undefined;
  const remember = state.length === 0 ? {} : given(board, state, answered.filter(isCertain));
  const keeps = isFirst && state.includes(kept) && toIdentifier(kept.name) !== '';
  return {
    ...(board.chance(4) && { delay: board.pick(['PT30S', 'PT1H', 'P2D']) }),
    ...(conditions.length > 0 && { condition: conditions.join(' && ') }),
    ...(call !== undefined && {
      call: call.json,
      failures: call.errors
        .filter(() => board.chance(2))
        .map((error) => {
          const able = later.filter((one) => areGivable(board, all(one), heard));
          const instead = able.length > 0 && board.chance(2) ? board.pick(able) : undefined;
          return { error, ...(instead && { command: instead.id, with: given(board, all(instead), heard) }) };
        }),
    }),
    ...(each !== undefined && command !== undefined && { each: each.json }),
    ...(command !== undefined && { command: command.id, with: given(board, all(command), inside) }),
    ...(other !== undefined && {
      compensation: other.id,
      compensationWith: given(board, all(other), inside),
    }),
    ...(state.length > 0 && {
      remember: { ...remember, ...(keeps && { [kept.name]: toIdentifier(subject.name) }) },
    }),
    ...(state.length > 0 && board.chance(4) && { ends: true }),
  };
}

function all({ parameters, implied }: MadeCommand): readonly FieldJson[] {
  return [...parameters, ...implied];
}

function isCertain({ field }: Named): boolean {
  return !field.optional;
}

/** Which process the event is for: a text or an id that it tells. */
function keyOf(board: BoardDraft, known: readonly Named[]): string {
  const keys = known.filter(
    ({ field }) => ['id', 'text'].includes(field.type) && !field.list && !field.optional,
  );
  return keys.length === 0 ? "'the only one'" : board.pick(keys).path;
}

function conditionOf(board: BoardDraft, known: readonly Named[]): readonly string[] {
  if (known.length === 0 || board.dice(3) > 0) return [];
  const { field, path } = board.pick(known);
  const check = checkOf(board, field, path);
  return check === undefined ? [] : [`(${check})`];
}

function callOf(board: BoardDraft, heard: readonly Named[]) {
  if (board.systems.length === 0) return undefined;
  const { id, operations } = board.pick(board.systems);
  const operation = board.pick(operations);
  const { request, response, errors } = operation;
  const json = { system: id, operation: operation.name, with: given(board, request, heard) };
  return { json, response, errors };
}

function eachOf(board: BoardDraft, heard: readonly Named[]) {
  const lists = heard.filter(({ field }) => field.list && !field.optional);
  if (lists.length === 0) return undefined;
  const list = board.pick(lists);
  const word = board.pick(['item', board.words('line')]);
  const as = toIdentifier(word) || 'item';
  return { json: { list: list.path, as: word }, names: itemNames(board, list, as) };
}

/** What an event tells: to other contexts its face. */
function faceOf(board: BoardDraft, event: MadeEvent, isForeign: boolean): readonly FieldJson[] {
  const design = board.elements[event.id]?.design as
    | { readonly published?: { readonly fields?: readonly FieldJson[] } }
    | undefined;
  return (isForeign ? design?.published?.fields : undefined) ?? event.payload;
}
