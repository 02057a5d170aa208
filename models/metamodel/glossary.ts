import { z } from 'zod';
import { idSchema } from './ids.ts';
import { openObject } from './open-object.ts';

export const TERM_STATUSES = ['proposed', 'agreed', 'disputed'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** One word of one context's language. */
export const termSchema = openObject({
  name: z.string(),
  context: idSchema<'context'>().optional(),
  definition: z.string().optional(),
  examples: z.array(z.string()).optional(),
  /** Words people should not use for it, each with the reason. */
  avoid: z.array(openObject({ word: z.string(), reason: z.string().optional() })).optional(),
  /** Look-alikes: another term or word, and the difference. */
  notToBeConfusedWith: z
    .array(openObject({ word: z.string(), difference: z.string().optional() }))
    .optional(),
  /** Default: proposed. */
  status: z.enum(TERM_STATUSES).optional(),
  agreedBy: z.array(z.string()).optional(),
  /** The word stands in another context too, and people said that both meanings are meant. Default: false. */
  sameWordIntended: z.boolean().optional(),
});

export type Term = z.infer<typeof termSchema>;
