import { openFreshServers } from './journeys/fresh-server.js';
import { journeys, untoldJourneys } from './journeys/journeys.js';
import { wordsOf } from './journeys/message-words.js';
import { tellStep } from './journeys/tell-journey.js';
import { JourneyLost, walkJourney } from './journeys/walk-journey.js';
import { createWorld } from './journeys/world.js';

/** Tells the team's journeys on the terminal, by walking each through a server of its own. */
const tell = (line: string) => console.log(line);
const servers = await openFreshServers();
try {
  if (journeys.length === 0) {
    tell(
      untoldJourneys === 0
        ? 'The board tells no journeys yet.'
        : "None of the board's journeys leads through these contexts alone.",
    );
  }
  for (const journey of journeys) {
    tell(`\n${journey.name}`);
    if (journey.description !== undefined) tell(`${journey.description}\n`);
    await servers.run((server) =>
      walkJourney(journey, createWorld({ '': server.url }), {
        tell: (step, happened) => tellStep(step, happened, wordsOf).forEach(tell),
      }),
    );
  }
} catch (error) {
  console.error(error instanceof JourneyLost ? error.message : error);
  process.exitCode = 1;
} finally {
  await servers.close();
}
