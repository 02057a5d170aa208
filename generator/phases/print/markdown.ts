import { toOneLine } from './literals.ts';

/** Any text as words in Markdown: on one line, and nothing of it is taken for a mark. */
export function toMarkdown(text: string): string {
  return toOneLine(text)
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?= |$)/, '\\$&');
}

/** A table; rows without a single entry give no table. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return '';
  }
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

/** Blocks with an empty line between them; empty blocks are left out. */
export function printBlocks(...blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}
