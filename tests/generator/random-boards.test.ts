import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundPart } from '#generator/phases/check/sound-part.ts';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { ReactionPlan } from '#generator/plan/policies.ts';
import { designedModel } from '#tests/support/arbitrary-design.ts';

const seeds = fc.sample(fc.noBias(fc.nat()), { seed: 2026, numRuns: 60 });

/** What a reaction may do, and whether one does it. */
const deeds: Readonly<Record<string, (reaction: ReactionPlan) => boolean>> = {
  'asks a condition': ({ condition }) => condition !== undefined,
  'asks a system': ({ call }) => call !== undefined,
  'ends its process': ({ ends }) => ends,
  'goes through a list': ({ each }) => each !== undefined,
  'has a key': ({ key }) => key !== undefined,
  'hears another context': ({ heard }) => heard.upstream !== undefined,
  'hears earlier versions': ({ heard }) => heard.earlier.length > 1,
  'issues a command': ({ issue }) => issue !== undefined,
  'knows what to do when a system says no': ({ call }) => (call?.failures.length ?? 0) > 0,
  'makes good': ({ otherwise }) => otherwise !== undefined,
  'remembers something': ({ remember }) => remember.length > 0,
  waits: ({ delayMs }) => delayMs > 0,
};

test('random boards have what boards have, and code is made of it', () => {
  const models = seeds.map((seed) => designedModel(seed));
  const contexts = models.flatMap((model) => planModel(model).contexts);
  const reactions = contexts.flatMap((context) =>
    context.reactions.policies.flatMap((policy) => policy.reactions),
  );
  const steps = models.flatMap(({ journeys }) => Object.values(journeys).flatMap((journey) => journey.steps));

  expect(Object.keys(deeds).filter((deed) => !reactions.some(deeds[deed] ?? (() => false)))).toEqual([]);
  expect(models.filter(({ journeys }) => Object.keys(journeys).length > 0).length).toBeGreaterThan(30);
  for (const key of ['command', 'later', 'readModel', 'system']) {
    expect(steps.filter((step) => key in step).length).toBeGreaterThan(5);
  }
});

// What cannot be read has a finding, and is in no model that it could be taken out of.
test('a board with an entry that cannot be read is made sound once, and without it', () => {
  const model = designedModel(1385846269);
  expect(soundPart(model).errors).toEqual([]);
});
