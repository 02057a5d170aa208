import { z } from 'zod';
import { idSchema } from './ids.ts';
import { openObject } from './open-object.ts';

const elementId = idSchema<'element'>();

/**
 * Example values by field name, as JSON: money as "19.90 EUR", times and dates as ISO 8601 text, durations as
 * ISO 8601 durations, value objects and entities as objects, lists as arrays. Ids, dates and texts may contain `{n}`, the counter
 * of a repeated given, counted from 1. Fields left out get an example value of their type.
 */
export const exampleValuesSchema = z.record(z.string(), z.json());

export type ExampleValues = z.infer<typeof exampleValuesSchema>;

/** GIVEN what happened, WHEN a command comes, THEN these events follow or this refusal. It is a story and a test at once. */
export const scenarioSchema = openObject({
  name: z.string(),
  command: elementId,
  given: z
    .array(
      openObject({
        event: elementId,
        values: exampleValuesSchema.optional(),
        /** "50 of them". Default: 1. */
        times: z.int().min(1).max(10_000).optional(),
      }),
    )
    .optional(),
  when: exampleValuesSchema.optional(),
  /** The command's clock. Default: 2026-01-01T00:00:00.000Z. */
  now: z.iso.datetime().optional(),
  then: z.union([
    openObject({ events: z.array(openObject({ event: elementId, values: exampleValuesSchema.optional() })) }),
    openObject({ error: z.string() }),
  ]),
});

export type Scenario = z.infer<typeof scenarioSchema>;
