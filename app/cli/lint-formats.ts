/** How `stormwright lint` can print what it found. */
export const LINT_FORMATS = ['text', 'json', 'sarif'] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];
