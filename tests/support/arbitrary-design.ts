import { soundPart } from '#generator/phases/check/sound-part.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { addAggregate, addValue } from './arbitrary-aggregate.ts';
import { BoardDraft, type Plain } from './arbitrary-board.ts';
import { createDice } from './arbitrary-command.ts';
import { addVersions } from './arbitrary-event.ts';
import { withJourneys } from './arbitrary-journeys.ts';
import { addPolicy } from './arbitrary-policy.ts';
import { addProcess } from './arbitrary-process.ts';
import { addReadModel } from './arbitrary-read-model.ts';
import { withStories } from './arbitrary-stories.ts';
import { addSystem } from './arbitrary-system.ts';

/** A board at design level with everything a board may have, often under names that nobody should give. Free of errors. */
export function designedModel(seed: number, naming: 'any' | 'plain' = 'any'): Model {
  const dice = createDice(Math.imul(seed ^ 0x5bd1e995, 2_654_435_761));
  // What no board may hold, such as a key that JavaScript keeps for itself, is not read.
  const draft = new BoardDraft(dice, naming);
  const board = boardOf(draft, seed);
  // With dice of their own: a seed that was once wrong brings the same aggregates, whatever else boards learn to have.
  const others = createDice(Math.imul(seed ^ 0x2c1b3c6d, 2_246_822_519));
  draft.dice = others;
  addReactions(draft, Object.keys(board.contexts as object));
  const { model } = parseModel(board);
  return withJourneys(withStories(soundPart(model).model, dice), others);
}

/** Systems to ask, processes, and events whose earlier versions are still read. */
function addReactions(board: BoardDraft, contexts: readonly string[]): void {
  addVersions(board);
  for (const id of board.times(0, 2, (index) => `system-${index}`)) addSystem(board, id);
  for (const context of contexts) {
    for (const id of board.times(0, 2, (index) => `${context}-process-${index}`)) {
      addProcess(board, id, context);
    }
  }
}

function boardOf(board: BoardDraft, seed: number): Plain {
  const contexts = board.times(1, 3, (index) => `context-${index}`);
  for (const id of board.times(0, 3, (index) => `value-${index}`)) addValue(board, id);
  for (const context of contexts) {
    for (const id of board.times(1, 2, (index) => `${context}-thing-${index}`))
      addAggregate(board, id, context);
  }
  for (const context of contexts) {
    if (board.chance(2)) addPolicy(board, context);
    if (board.chance(2)) addReadModel(board, context);
  }
  return {
    format: 'stormwright-board',
    version: 1,
    id: `random-${seed}`,
    name: board.words('Board'),
    purpose: board.words('Whatever comes'),
    contexts: Object.fromEntries(
      contexts.map((id) => [id, { name: board.words('Part'), purpose: board.words('Does things') }]),
    ),
    elements: board.elements,
    relations: board.relations,
    values: board.values,
    terms: { 'term-0': { name: board.words('Word'), definition: board.words('What it means') } },
  };
}
