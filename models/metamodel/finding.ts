import type { Section } from './model.ts';
import type { Severity } from './severity.ts';

/**
 * Something about the user's model that is not right, or worth a look. Data, never thrown.
 *
 * `rule` is the kebab-case id of what found it; `path` leads from the root of the model to the place
 * (`['elements', 'order-placed', 'design', 'effects', 0, 'to']`); `range` counts UTF-16 units inside an expression there.
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** The entry the finding is about, so that a click can lead there. */
  readonly subject?: { readonly section: Section; readonly id: string };
  readonly range?: { readonly start: number; readonly end: number };
}
