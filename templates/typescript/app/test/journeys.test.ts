import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshServers, openFreshServers } from '../src/journeys/fresh-server.js';
import { journeys } from '../src/journeys/journeys.js';
import { wordsOf } from '../src/journeys/message-words.js';
import { tellStep } from '../src/journeys/tell-journey.js';
import { walkJourney } from '../src/journeys/walk-journey.js';
import { createWorld } from '../src/journeys/world.js';

describe('the journeys of the board', () => {
  let servers: FreshServers;

  beforeAll(async () => {
    servers = await openFreshServers();
  });

  afterAll(() => servers.close());

  it('lead somewhere', () => {
    expect(journeys.filter(({ steps }) => steps.length === 0)).toEqual([]);
  });

  const named = journeys.map((journey) => [journey.name, journey] as const);

  it.each(named)('%s', { timeout: 120_000 }, async (_name, journey) => {
    const told: string[] = [];
    await servers.run((server) =>
      walkJourney(journey, createWorld({ '': server.url }), {
        tell: (step, happened) => told.push(...tellStep(step, happened, wordsOf)),
      }),
    );
    expect(told.length).toBeGreaterThanOrEqual(journey.steps.length);
  });
});
