import { toOneLine, UNPRINTABLE } from '../names/one-line.ts';

/** Any text as a TypeScript string literal that evaluates to exactly that text. */
export function printString(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replace(UNPRINTABLE, escapeUnit);
  return `'${escaped}'`;
}

/**
 * A regular expression that the whole text must match: as a literal, or in a string where a literal could hide something. The
 * pattern must be valid.
 */
export function printPattern(pattern: string): string {
  const whole = pattern.includes('|') ? `^(?:${pattern})$` : `^${pattern}$`;
  return /^[ -~]*$/.test(whole)
    ? new RegExp(whole, 'u').toString()
    : `new RegExp(${printString(whole)}, 'u')`;
}

function escapeUnit(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Any text as words that may stand in a comment: they neither end it nor speak to a tool. */
function toCommentWords(text: string): readonly string[] {
  return (
    toOneLine(text)
      .replaceAll('*/', '* /')
      .replaceAll('/*', '/ *')
      .split(' ')
      .filter((word) => word !== '')
      // A line that starts with one of these would be a directive (`@ts-nocheck`, `biome-ignore`) or a tag.
      .map((word) => (/^(@|biome-|#|\/)/.test(word) ? `"${word}"` : word))
  );
}

const commentWidth = 96;

function wrap(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > commentWidth) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A documentation comment of the given paragraphs; empty ones are left out, none at all gives no comment. */
export function printDoc(...paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs
    .map((paragraph) => wrap(toCommentWords(paragraph ?? '')))
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph]));
  if (lines.length === 0) {
    return '';
  }
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    return `/** ${only} */\n`;
  }
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** `//` lines, a sentence with its full stop; no text gives no comment. */
export function printComment(text: string): string {
  return wrap(toCommentWords(text.replace(/(?<=[\p{L}\p{N}])\s*$/u, '.')))
    .map((line) => `// ${line}\n`)
    .join('');
}

/** A property name as it stands in an object literal or an interface. */
export function printKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : printString(key);
}
