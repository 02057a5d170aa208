import { z } from 'zod';
import { idSchema } from './ids.ts';
import { openObject } from './open-object.ts';
import { exampleValuesSchema } from './scenario.ts';

const elementId = idSchema<'element'>();

const outcomeSchema = openObject({
  /** What happens, at once or through policies, in whatever context. Other things may happen besides. */
  events: z.array(
    openObject({
      event: elementId,
      /** How later steps call the thing it happened to. */
      as: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
        .optional(),
    }),
  ),
  /** What must not happen from this step on, to the end of the journey. */
  never: z.array(elementId).optional(),
});

/**
 * Somebody issues a command. In `values`, written as in a scenario, a text that is nothing but a name in braces,
 * "{order}", stands for the id of what an earlier step called so.
 */
const wishSchema = openObject({
  /** Who wants it; default: the first actor that issues the command. */
  actor: elementId.optional(),
  command: elementId,
  /** Every parameter that is not optional. */
  values: exampleValuesSchema.optional(),
  then: z.union([outcomeSchema, openObject({ error: z.string() })]),
});

/** How an external system answers the next time it is asked: with one of its errors, or with this. Without it, it answers well. */
const answerSchema = openObject({
  system: elementId,
  operation: z.string(),
  error: z.string().optional(),
  values: exampleValuesSchema.optional(),
});

/** Time passes: an ISO 8601 duration of weeks, days, hours, minutes and seconds. */
const pauseSchema = openObject({ later: z.string(), then: outcomeSchema.optional() });

/** What somebody sees then: exactly these rows, in any order; of each row the fields that are named. */
const lookSchema = openObject({
  readModel: elementId,
  query: z.string(),
  values: exampleValuesSchema.optional(),
  rows: z.array(exampleValuesSchema),
});

export const journeyStepSchema = z.union([wishSchema, answerSchema, pauseSchema, lookSchema]);

/**
 * A way through the whole board, from one person's wish to the next, over all contexts and outside systems. It begins in
 * an empty world. It is a story to tell and a test of the code as it runs.
 */
export const journeySchema = openObject({
  name: z.string(),
  description: z.string().optional(),
  steps: z.array(journeyStepSchema),
});

export type JourneyStep = z.infer<typeof journeyStepSchema>;
export type Journey = z.infer<typeof journeySchema>;
