import { toIdentifier } from '#models/expression/identifier.ts';
import { type BoardDraft, type Made, type Plain, sameName } from './arbitrary-board.ts';
import type { FieldJson } from './arbitrary-fields.ts';

/** The first event sets every field, so that nothing that is required stays unset; later ones change this and that. */
export function addEvent(
  board: BoardDraft,
  made: Made,
  id: string,
  index: number,
  entity: { readonly fields: readonly FieldJson[] } | undefined,
  lines: string | undefined,
): void {
  const changed = index === 0 ? made.fields : made.fields.filter(() => board.chance(2));
  const appended = index > 0 && entity !== undefined && lines !== undefined && board.chance(2);
  const payload = appended
    ? [
        ...changed,
        ...entity.fields.filter(({ name }) => !changed.some((field) => sameName(field.name, name))),
      ]
    : changed;
  const effects: Plain[] = changed.flatMap((field): Plain[] => effectsOf(board, made, field, index));
  if (appended) {
    const parts = entity.fields.filter((field) => payload.includes(field));
    const values = Object.fromEntries(parts.map(({ name }) => [name, toIdentifier(name)]));
    effects.push({ do: 'append', field: lines, values });
  }
  const isPublished = board.chance(2);
  board.elements[id] = {
    kind: 'event',
    text: board.words('Thing Done'),
    context: made.context,
    at: [0, 0],
    ...(board.chance(2) && { description: board.words('It happened') }),
    design: { payload, effects, ...(isPublished && { published: published(board, made, payload) }) },
  };
  board.relate('emits', made.id, id);
  made.events.push({ id, payload, published: isPublished });
}

function effectsOf(board: BoardDraft, made: Made, field: FieldJson, index: number): Plain[] {
  const to = toIdentifier(field.name);
  const isCountable =
    ['integer', 'decimal', 'money', 'duration'].includes(field.type) && !field.list && !field.optional;
  if (index > 0 && isCountable && board.chance(2)) return [{ do: 'increment', field: field.name, by: to }];
  if (index > 0 && field.optional && board.chance(4)) return [{ do: 'clear', field: field.name }];
  if (index > 0 && field.list && !field.optional && board.chance(3)) {
    const list = `${toIdentifier(made.name)}.${to}`;
    return [{ do: 'remove', field: field.name, where: `item => some(${list}, other => other == item)` }];
  }
  return to === '' ? [] : [{ do: 'set', field: field.name, to }];
}

function published(board: BoardDraft, made: Made, payload: readonly FieldJson[]): Plain {
  const name = board.isHostile && board.chance(3) ? board.words('wire') : `${made.id}.${board.next()}`;
  if (board.chance(2)) return { name, version: 1 };
  const fields = [...payload, { name: 'how many', type: 'integer' }];
  const face = { name, version: 2, fields, values: { 'how many': '1 + 1' } };
  return board.chance(2)
    ? face
    : { ...face, earlier: [{ version: 1, fields: payload, upcast: { 'how many': '0' } }] };
}

/** The face of a published event, as it stands on the board. */
interface Face {
  readonly name: string;
  readonly version: number;
  readonly fields?: readonly FieldJson[];
  readonly values?: Readonly<Record<string, string>>;
  readonly earlier?: readonly Plain[];
}

/** Gives some published events a version more: the one that was is read still, and brought up to the new one. */
export function addVersions(board: BoardDraft): void {
  for (const { payload, published: isPublished, id } of board.made.flatMap(({ events }) => events)) {
    const element = board.elements[id];
    if (!isPublished || element === undefined || board.chance(2)) continue;
    const design = element.design as { readonly published: Face };
    element.design = { ...design, published: nextVersion(board, design.published, payload) };
  }
}

/** The version before lacked a field, and called another one differently. */
function nextVersion(board: BoardDraft, face: Face, payload: readonly FieldJson[]): Plain {
  const before = face.fields ?? payload;
  const added = { name: board.words('said'), type: 'text' };
  const mayGrow = !before.some(({ name }) => sameName(name, added.name));
  const renamed = before.find(
    ({ name }) => toIdentifier(name) !== '' && name !== 'how many' && face.earlier === undefined,
  );
  const former = renamed && { ...renamed, name: board.words('former') };
  const upcast = {
    ...(mayGrow && { [added.name]: board.pick(["'nothing'", "1 < 2 ? 'this' : 'that'"]) }),
    ...(renamed && former && { [renamed.name]: toIdentifier(former.name) }),
  };
  return {
    ...face,
    version: face.version + 1,
    fields: mayGrow ? [...before, added] : before,
    values: { ...face.values, ...(mayGrow && { [added.name]: "'a word'" }) },
    earlier: [
      {
        version: face.version,
        fields: before.map((field) => (field === renamed && former ? former : field)),
        upcast,
      },
      ...(face.earlier ?? []),
    ],
  };
}
