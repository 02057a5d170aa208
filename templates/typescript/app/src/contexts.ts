import { openLending } from '@sample/lending';
import type { OpenContext } from '@sample/platform';

export const title = 'Sample';

/** The contexts that run in this process. */
export const contexts: readonly OpenContext[] = [openLending];
