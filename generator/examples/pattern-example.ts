const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
/** What patterns ask for, the plain ones first. */
const probes = ['A', 'a', '1', '-', ' ', '.', '_', '/', '@', '?', 'é', 'Ä', '字', ...ascii];
const maxRepeats = 200;
const maxTextLength = 10_000;
const maxPatternLength = 1_000;

/**
 * A text that `fits`, found by reading the pattern from left to right: the first alternative, the plainest character of
 * every class, everything as often as it must be and then more often. Undefined where the pattern is beyond that
 * (looking ahead, references, very long ones) or no such text fits. Never throws.
 */
export function findPatternExample(
  pattern: string,
  minLength: number,
  fits: (text: string) => boolean,
): string | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  for (let more = 0; more <= Math.min(minLength, maxRepeats); more += 1) {
    const text = new PatternReader(pattern, more).read();
    if (text === undefined) return undefined;
    if (fits(text)) return text;
  }
  return undefined;
}

/** Reads a pattern once, from its first character to its last. */
class PatternReader {
  private readonly pattern: string;
  /** How much more often than necessary a repeated part is said. */
  private readonly more: number;
  private position = 0;

  constructor(pattern: string, more: number) {
    this.pattern = pattern;
    this.more = more;
  }

  read(): string | undefined {
    const text = this.alternatives();
    return this.position === this.pattern.length ? text : undefined;
  }

  private alternatives(): string | undefined {
    const first = this.sequence();
    while (first !== undefined && this.skip('|')) {
      if (this.sequence() === undefined) return undefined;
    }
    return first;
  }

  private sequence(): string | undefined {
    let text = '';
    while (this.position < this.pattern.length && !'|)'.includes(this.pattern.charAt(this.position))) {
      const part = this.part();
      if (part === undefined) return undefined;
      text += part.repeat(this.repeats());
      if (text.length > maxTextLength) return undefined;
    }
    return text;
  }

  /** A group, an anchor or one character. */
  private part(): string | undefined {
    if (this.skip('^') || this.skip('$')) return '';
    if (this.match(/^\((?:\?:|\?<[^=!>]+>|(?!\?))/u) !== undefined) {
      const inside = this.alternatives();
      return this.skip(')') ? inside : undefined;
    }
    const one = this.match(
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[^1-9bBkcux]|[^\\()[\]{}*+?|])/su,
    );
    return one === undefined ? undefined : characterOf(one);
  }

  private repeats(): number {
    const written = this.match(/^(?:[*+?]|\{(?:\d+)(?:,\d*)?\})\??/u);
    if (written === undefined) return 1;
    const [, from, to] = /^\{(\d+)(,\d*)?\}/.exec(written) ?? [];
    const least = from === undefined ? Number(written.startsWith('+')) : Number(from);
    const most = from === undefined ? (written.startsWith('?') ? 1 : maxRepeats) : mostOf(least, to);
    return Math.min(least + this.more, Math.max(least, most), maxRepeats);
  }

  private skip(character: string): boolean {
    const isThere = this.pattern.startsWith(character, this.position);
    if (isThere) this.position += character.length;
    return isThere;
  }

  private match(form: RegExp): string | undefined {
    const found = form.exec(this.pattern.slice(this.position))?.[0];
    this.position += found?.length ?? 0;
    return found;
  }
}

function mostOf(least: number, written: string | undefined): number {
  if (written === undefined) return least;
  return written === ',' ? maxRepeats : Number(written.slice(1));
}

/** The plainest character that a class, an escape or a letter stands for. */
function characterOf(form: string): string | undefined {
  const one = new RegExp(`^${form}$`, 'u');
  return [...probes, ...form].find((character) => one.test(character));
}
