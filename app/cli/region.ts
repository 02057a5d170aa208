import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Finding } from '#models/metamodel/finding.ts';

/** A piece of a text: lines and columns from 1, columns in UTF-16 units, the end column is the one after the piece. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Finds the place of a finding in the text of its board file: the value that the path leads to, or the nearest part of the path
 * that is there. For an object, such as an entry, it is the key, so that one line is marked and not the whole entry. Call it
 * with the text once, then with each finding.
 */
export function regionsIn(text: string): (finding: Pick<Finding, 'path' | 'range'>) => Region {
  const content = text.replace(/^\uFEFF/, '');
  const root = parseTree(content);
  const lineStarts = [
    0,
    ...[...content.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length),
  ];
  const toPosition = (offset: number) => {
    const line = lastAtMost(lineStarts, offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  return ({ path, range }) => {
    const { offset, length } = spanOf(content, root, path, range);
    const start = toPosition(offset);
    const end = toPosition(offset + length);
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  };
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

function spanOf(text: string, root: Node | undefined, path: Finding['path'], range: Finding['range']): Span {
  if (root === undefined) return { offset: 0, length: 0 };
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    const isWhole = length === path.length;
    if (isWhole && range !== undefined && node.type === 'string') return spanInString(text, node, range);
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const isLarge = node.type === 'object' || node.type === 'array';
    return isLarge && key !== undefined ? key : node;
  }
  return { offset: root.offset, length: 1 };
}

const escapeSequence = /\\(?:u[0-9a-fA-F]{4}|.)|[^\\]/gs;

/** Where a range of a string stands in the text of the file. There an escape sequence is longer than the character it means. */
function spanInString(text: string, node: Node, { start, end }: { start: number; end: number }): Span {
  const raw = text.slice(node.offset + 1, node.offset + node.length - 1);
  const starts = [...raw.matchAll(escapeSequence)].map(({ index }) => index);
  const at = (unit: number) => starts[unit] ?? raw.length;
  return { offset: node.offset + 1 + at(start), length: at(end) - at(start) };
}

/** The index of the last number that is at most `limit`. The numbers are in ascending order. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
