import { describe, expect, it } from 'vitest';
import { expectedEnd, walkScenario } from '#models/interpreter/walk-scenario.ts';
import { err } from '#models/result.ts';
import { readShippedBoard, SHIPPED_BOARDS } from './read-sample.ts';

const boards = SHIPPED_BOARDS.map((board) => ({ board, model: readShippedBoard(board) })).filter(
  ({ model }) => Object.keys(model.scenarios).length > 0,
);

describe.each(boards)('the stories of $board', ({ model }) => {
  it.each(
    Object.values(model.scenarios).map((scenario) => ({ name: scenario.name, scenario })),
  )('ends as it is told: $name', ({ scenario }) => {
    const end = walkScenario(model, scenario);
    const refusal = end.ok ? undefined : end.error;
    const named = refusal && (refusal.reason === 'calculation' ? refusal.code : refusal.error);
    expect(end.ok ? end : err(named)).toEqual(expectedEnd(model, scenario));
  });
});
