import type { PrintRequest } from '#generator/print-code.ts';

const texts = import.meta.glob<string>('../../../../templates/typescript/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The text of every template, by its path below `templates/typescript`. */
export const templates: PrintRequest['templates'] = new Map(
  Object.entries(texts).map(([path, text]) => [path.replace(/^.*?templates\/typescript\//, ''), text]),
);
