import type { Journey } from './journey.js';

/** The journeys of the board, the smoothest first. */
export const journeys: readonly Journey[] = [];

/** How many more the board tells: they lead through what is not here. */
export const untoldJourneys: number = 0;
