import { z } from 'zod';

/** No wall is wider; a number beyond it would break every drawing and every fit to the window. */
export const MAX_COORDINATE = 1_000_000;

/** One coordinate in board units. */
export const coordinateSchema = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);
