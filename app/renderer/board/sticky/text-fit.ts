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
  for (let size = box.maxSize; size > box.minSize; size -= 1) {
    const lines = breakLines(content, box.width / size, measure, false);
    if (lines && lines.length * size * LINE_HEIGHT <= box.height)
      return { fontSize: size, lines, clipped: false };
  }
  const lines = breakLines(content, box.width / box.minSize, measure, true) ?? [];
  const room = Math.max(1, Math.floor(box.height / (box.minSize * LINE_HEIGHT)));
  return { fontSize: box.minSize, lines: lines.slice(0, room), clipped: lines.length > room };
}

/** Breaks at spaces and line ends; a word too long for a line only where `breakWords` allows it, else there is no answer. */
function breakLines(
  text: string,
  width: number,
  measure: Measure,
  breakWords: boolean,
): string[] | undefined {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/\s+/)) {
      const long = measure(word);
      const joined = used + measure(' ') + long;
      if (line !== '' && joined <= width) {
        line = `${line} ${word}`;
        used = joined;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      used = long;
      if (long <= width) continue;
      if (!breakWords) return undefined;
      const pieces = breakWord(word, width, measure);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
      used = measure(line);
    }
    lines.push(line);
  }
  return lines;
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
