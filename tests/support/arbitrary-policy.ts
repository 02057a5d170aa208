import type { BoardDraft } from './arbitrary-board.ts';

/** A policy that answers an event, of its context or published, with a command: one that is drawn, or with one that is written. */
export function addPolicy(board: BoardDraft, context: string): void {
  const home = board.pick(board.made.filter((made) => made.context === context));
  const command = board.pick(home.commands);
  const others = board.made.flatMap((made) =>
    made.events.filter(({ published }) => published || made.context === context),
  );
  if (others.length === 0) return;
  const event = board.pick(others);
  const id = `${context}-policy`;
  const written = board.chance(2) && {
    design: {
      reactions: [
        {
          event: event.id,
          command: command.id,
          ...(board.chance(3) && { delay: 'PT1H' }),
          ...(board.chance(3) && { compensation: board.pick(home.commands).id }),
        },
      ],
    },
  };
  board.elements[id] = {
    kind: 'policy',
    text: board.words('Whenever so, do so'),
    context,
    at: [0, 0],
    ...written,
  };
  board.relate('triggers', event.id, id);
  board.relate('issues', id, command.id);
}
