import { en } from './en.ts';

/** The words of the interface. Another language is another set of files of the same shape. */
export const messages = { ...en } as const;
