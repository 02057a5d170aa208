import { toOneLine } from '../names/one-line.ts';

/**
 * Any text as a label of a Mermaid diagram. Everything that could end the label, the statement or the fence around the
 * diagram is written as a character code, which Mermaid shows as the character.
 */
export function toMermaidLabel(text: string): string {
  return toOneLine(text).replace(
    /[^\p{L}\p{M}\p{N} .,'!?()/-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

/** A diagram as a block of Markdown. */
export function printMermaid(kind: 'flowchart LR' | 'stateDiagram-v2', lines: readonly string[]): string {
  return ['```mermaid', kind, ...lines.map((line) => `  ${line}`), '```'].join('\n');
}
