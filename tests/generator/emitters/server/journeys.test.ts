import { describe, expect, it } from 'vitest';
import { emitJourneys } from '#generator/emitters/server/journeys.ts';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { JourneyId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

function emit(model: Model) {
  return emitJourneys(model, planModel(model));
}

describe('the journeys of a generated project', () => {
  const emitted = emit(bookly);
  const textOf = (name: string) => emitted.files.find(({ path }) => path.endsWith(name))?.text ?? '';

  it('come in the order in which they are told, the smoothest first', () => {
    const [, list = ''] = /readonly Journey\[\] = \[([^\]]*)\]/.exec(textOf('/journeys.ts')) ?? [];
    expect(list.split(', ').slice(0, 3)).toEqual([
      'fromTheShelfToTheDoor',
      'aBookComesBackInTime',
      'aBookIsOutOfStock',
    ]);
  });

  it('say what an external system answers, by its values or by its error', () => {
    expect(textOf('/the-risk-is-too-high.ts')).toContain("'score order: risk score 97, suspicious yes'");
    expect(textOf('/the-card-is-declined.ts')).toContain("'create charge: Card Declined'");
  });

  it('are counted', () => {
    expect(emitted.told).toBe(Object.keys(bookly.journeys).length);
    const told = emitted.files.filter(({ path }) => path.startsWith('apps/server/src/journeys/told/'));
    expect(told).toHaveLength(emitted.told);
    expect(emit({ ...bookly, journeys: {} }).told).toBe(0);
  });

  it('name the person who issues a command, and no policy in place of one', () => {
    const id = 'the-risk-is-too-high' as JourneyId;
    const relations = Object.entries(bookly.relations).filter(([, { type, from }]) => {
      return type !== 'issues' || bookly.elements[from]?.kind !== 'actor';
    });
    const nobody = { ...bookly, relations: Object.fromEntries(relations) } as Model;
    const told = emit(nobody).files.find(({ path }) => path.endsWith(`${id}.ts`));

    expect(textOf(`/${id}.ts`)).toContain("who: 'Customer'");
    expect(told?.text).toContain("kind: 'wish'");
    expect(told?.text).not.toMatch(/who: 'policy|kind: 'wish',\s*who/);
  });
});
