import { toIdentifier } from '#models/expression/identifier.ts';
import type { BoardDraft } from './arbitrary-board.ts';

/** A read model that takes over what an event tells, with one query for all rows and one for some. */
export function addReadModel(board: BoardDraft, context: string): void {
  const home = board.pick(board.made.filter((made) => made.context === context));
  const event = board.pick(home.events);
  const id = `${context}-view`;
  const [field] = event.payload.filter(
    ({ list, optional, type }) => !list && !optional && ['text', 'integer', 'boolean'].includes(type),
  );
  const asked = field && { ...field, name: `wanted ${field.name}` };
  board.elements[id] = {
    kind: 'read-model',
    text: board.words('What is there'),
    context,
    at: [0, 0],
    design: {
      fields: event.payload,
      queries: [
        { name: board.words('all') },
        ...(field && asked
          ? [
              {
                name: board.words('some'),
                parameters: [asked],
                where: `isSet(${toIdentifier(field.name)}) && ${toIdentifier(field.name)} == ${toIdentifier(asked.name)}`,
              },
            ]
          : []),
      ],
    },
  };
  board.relate('updates', event.id, id);
}
