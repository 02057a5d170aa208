import { lendingContext } from '@sample/lending';
import type { ContextModule } from '@sample/platform';

export const title = 'Sample';

/** What it is for. */
export const purpose: string = '';

/** Under this name the project's messages go at a broker. */
export const project = 'sample';

/** All contexts; CONTEXTS says which of them run in a process. */
export const contexts: readonly ContextModule[] = [lendingContext];
