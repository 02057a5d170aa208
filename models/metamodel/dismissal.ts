import { z } from 'zod';
import { openObject } from './open-object.ts';

/**
 * A finding that the team has looked at and decided to leave as it is. It stands under the fingerprint of the finding
 * (`fingerprintOf`), so it ends when the text that the finding is about changes.
 */
export const dismissalSchema = openObject({
  /** The id of the rule. */
  rule: z.string(),
  /** The entry that the finding is about; it may be gone. */
  subject: openObject({ section: z.string(), id: z.string() }),
  reason: z.string(),
  /** The name of the person who dismissed it. */
  by: z.string(),
});

export type Dismissal = z.infer<typeof dismissalSchema>;
