import { en } from './en.ts';
import { enCode } from './en-code.ts';
import { enDesktop } from './en-desktop.ts';
import { enFindings } from './en-findings.ts';
import { enMap } from './en-map.ts';
import { enWords } from './en-words.ts';

/** The words of the interface. Another language is another set of files of the same shape. */
export const messages = {
  ...en,
  words: enWords,
  map: enMap,
  desktop: enDesktop,
  code: enCode,
  findings: enFindings,
} as const;
