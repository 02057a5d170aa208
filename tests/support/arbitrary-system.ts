import { toId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { type BoardDraft, type OperationJson, type Plain, sameName } from './arbitrary-board.ts';
import { fieldMaker } from './arbitrary-fields.ts';

/** An external system that can be asked one thing or two, with the errors it may answer. */
export function addSystem(board: BoardDraft, id: string): void {
  // An answer that breaks the rule of a value object is asked for again: it would never come.
  const lenient = Object.keys(board.values).filter((value) => board.values[value]?.rules === undefined);
  const operations = board
    .times(1, 2, (): OperationJson & Plain => {
      const response = board.fields(0, 3, lenient);
      return {
        name: board.words('ask'),
        request: board.fields(0, 3, lenient),
        response,
        errors: board.times(0, 2, () => board.words('Does Not Want')),
        ...(board.chance(2) && { description: board.words('A question') }),
        ...(board.chance(2) && { example: examplesOf(board, response) }),
      };
    })
    .filter(({ name }, index, all) => all.findIndex((other) => sameName(other.name, name)) === index);
  board.elements[id] = {
    kind: 'external-system',
    text: board.words('Their System'),
    at: [0, 0],
    ...(board.chance(2) && { description: board.words('Outside') }),
    design: {
      operations,
      ...(board.chance(2) && {
        relationship: board.pick(['conformist', 'anti-corruption-layer']),
      }),
      ...(board.chance(2) && {
        translations: [
          {
            ourTerm: board.words('Ours'),
            theirTerm: board.words('Theirs'),
            transformation: board.words('as it is'),
            errorCase: board.words('none'),
            owner: board.words('Somebody'),
          },
        ],
      }),
    },
  };
  board.systems.push({ id, operations });
}

function examplesOf(board: BoardDraft, fields: OperationJson['response']): Plain {
  const model = { values: board.values, elements: {} } as unknown as Model;
  return fieldMaker(board.dice, (base) => base, []).examples(model, toId<'element'>('nobody'), fields);
}
