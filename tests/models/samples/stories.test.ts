import { describe, expect, it } from 'vitest';
import { readShippedBoard, SHIPPED_BOARDS } from './read-sample.ts';
import { expectedEnding, walkScenario } from './walk-scenario.ts';

const boards = SHIPPED_BOARDS.map((board) => ({ board, model: readShippedBoard(board) })).filter(
  ({ model }) => Object.keys(model.scenarios).length > 0,
);

describe.each(boards)('the stories of $board', ({ model }) => {
  it.each(Object.values(model.scenarios).map((scenario) => ({ name: scenario.name, scenario })))(
    'ends as it is told: $name',
    ({ scenario }) => {
      expect(walkScenario(model, scenario)).toEqual(expectedEnding(model, scenario));
    },
  );
});
