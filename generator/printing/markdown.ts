import { toOneLine } from '../names/one-line.ts';

/** Any text as words in Markdown: on one line, and nothing of it is taken for a mark. */
export function toMarkdown(text: string): string {
  return toOneLine(text)
    .replace(/[\\`*_[\]<>|#~&$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}

/** A link to a file of the project; `path` is as seen from the page. */
export function printLink(words: string, path: string): string {
  return `[${toMarkdown(words)}](${encodeURI(path)})`;
}

/** A table with its columns in line; without rows there is no table. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return '';
  }
  const widths = head.map((_, column) =>
    Math.min(widest, Math.max(3, ...[head, ...rows].map((cells) => lengthOf(cells[column] ?? '')))),
  );
  const printRow = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [printRow(head), rule, ...rows.map(printRow)].join('\n');
}

/** One entry a line. */
export function printList(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry}`).join('\n');
}

/** Blocks with an empty line between them; empty blocks are left out. */
export function printBlocks(...blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

/** A column is not padded to the length of its longest sentence. */
const widest = 80;

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - lengthOf(cell)));
}

function lengthOf(text: string): number {
  return [...text].length;
}
