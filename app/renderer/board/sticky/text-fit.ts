/** How a text is set into a box: from the first line on, in board units. */
export interface FittedText {
  readonly fontSize: number;
  readonly lines: readonly string[];
  /** True when even the smallest size does not hold the whole text; `lines` is then what fits. */
  readonly clipped: boolean;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly minSize: number;
  readonly maxSize: number;
}

/** The width of a piece of text at size 1. */
export type Measure = (text: string) => number;

export const LINE_HEIGHT = 1.22;

/** The largest whole font size at which the text fits its box, with the lines it breaks into. */
export function fitText(text: string, box: Box, measure: Measure): FittedText {
  const content = text.trim();
  if (content === '') return { fontSize: box.maxSize, lines: [], clipped: false };
  const paragraphs = content.split('\n').map(toPieces);
  for (let size = box.maxSize; size > box.minSize; size -= 1) {
    const lines = breakLines(paragraphs, box.width / size, measure, false);
    if (lines && lines.length * size * LINE_HEIGHT <= box.height)
      return { fontSize: size, lines, clipped: false };
  }
  const lines = breakLines(paragraphs, box.width / box.minSize, measure, true) ?? [];
  const room = Math.max(1, Math.floor(box.height / (box.minSize * LINE_HEIGHT)));
  return { fontSize: box.minSize, lines: lines.slice(0, room), clipped: lines.length > room };
}

/** What stays together on a line, and what stands between it and the piece before on the same line. */
interface Piece {
  readonly text: string;
  readonly gap: '' | ' ';
}

/** Scripts whose words follow one another without spaces. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const opening = /^[\p{Ps}\p{Pi}]+$/u;

// A segmenter takes far longer to make than to use, and most boards need none.
let words: Intl.Segmenter | undefined;
let graphemes: Intl.Segmenter | undefined;

/** The places where a line may end: at spaces, and between words of scripts that write none. */
function toPieces(paragraph: string): readonly Piece[] {
  return paragraph
    .split(/\s+/)
    .flatMap((word): readonly Piece[] =>
      isAscii(word) || !spaceless.test(word) ? [{ text: word, gap: ' ' }] : splitWords(word),
    );
}

/** The words of a text without spaces. No line begins with a closing mark or ends with an opening one. */
function splitWords(text: string): readonly Piece[] {
  words ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const pieces: Piece[] = [];
  let current = '';
  for (const { segment, isWordLike } of words.segment(text)) {
    const isFree = (isWordLike || opening.test(segment)) && current !== '' && !opening.test(current);
    if (isFree) {
      pieces.push({ text: current, gap: pieces.length === 0 ? ' ' : '' });
      current = '';
    }
    current += segment;
  }
  return [...pieces, { text: current, gap: pieces.length === 0 ? ' ' : '' }];
}

/** Breaks between pieces; inside one that is too long for a line only where `breakWords` allows it, else there is no answer. */
function breakLines(
  paragraphs: readonly (readonly Piece[])[],
  width: number,
  measure: Measure,
  breakWords: boolean,
): string[] | undefined {
  const lines: string[] = [];
  for (const pieces of paragraphs) {
    let line = '';
    let used = 0;
    for (const { text, gap } of pieces) {
      const long = measure(text);
      const joined = used + (gap === '' ? 0 : measure(gap)) + long;
      if (line !== '' && joined <= width) {
        line = `${line}${gap}${text}`;
        used = joined;
        continue;
      }
      if (line !== '') lines.push(line);
      line = text;
      used = long;
      if (long <= width) continue;
      if (!breakWords) return undefined;
      const parts = breakWord(text, width, measure);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
      used = measure(line);
    }
    lines.push(line);
  }
  return lines;
}

/** Breaks between letters as people see them: a family of emoji, or a letter with its accents, stays whole. */
function breakWord(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of lettersOf(word)) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function lettersOf(word: string): Iterable<string> {
  if (isAscii(word)) return word;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(graphemes.segment(word), ({ segment }) => segment);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
