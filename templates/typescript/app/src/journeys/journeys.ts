import type { Journey } from './journey.js';

/** The journeys of the board. */
export const journeys: readonly Journey[] = [];
