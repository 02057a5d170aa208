import { type AST, RegExpParser } from '@eslint-community/regexpp';

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
/** What patterns ask for, the plain ones first. */
const probes = ['A', 'a', '1', '-', ' ', '.', '_', '/', '@', '?', 'é', 'Ä', '字', ...ascii];
/** With the plainest character everywhere, then with some characters in turn, from one or another on. */
const turns = [undefined, 0, 1, 2, 3] as const;
const charactersInTurn = 5;
/** A text that meets several conditions at once is often longer than its pattern asks for. */
const extraRepeats = 8;
const maxRepeats = 200;
const maxParts = 10_000;
const maxPatternLength = 1_000;

/**
 * A text that `fits`, written along the pattern: the plainest character of every class, everything as often as it must be and
 * then more often; where no such text fits, other characters and alternatives in turn, which is how a text meets conditions that
 * look ahead or behind. Undefined where none of them fits or the pattern is longer than 1,000 characters. Never throws.
 */
export function findPatternExample(
  pattern: string,
  minLength: number,
  fits: (text: string) => boolean,
): string | undefined {
  const tree = parse(pattern);
  if (tree === undefined) return undefined;
  const most = Math.min(Math.max(minLength, extraRepeats), maxRepeats);
  for (const turn of turns) {
    for (let more = 0; more <= most; more += 1) {
      const text = writeText(tree, more, turn);
      if (text !== undefined && fits(text)) return text;
    }
  }
  return undefined;
}

function parse(pattern: string): AST.Pattern | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  try {
    return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch {
    return undefined;
  }
}

/** `more`: how much more often than necessary a repeated part is written. Undefined where a part has no text, or there are too many. */
function writeText(tree: AST.Pattern, more: number, turn: number | undefined): string | undefined {
  const captured = new Map<AST.CapturingGroup, string>();
  let parts = 0;
  let characters = turn ?? 0;

  function writeOneOf(alternatives: readonly AST.Alternative[]): string | undefined {
    return writeAll(alternatives[(turn ?? 0) % alternatives.length]?.elements ?? []);
  }

  function writeAll(elements: Iterable<AST.Element>): string | undefined {
    let text = '';
    for (const element of elements) {
      parts += 1;
      const part = parts > maxParts ? undefined : write(element);
      if (part === undefined) return undefined;
      text += part;
    }
    return text;
  }

  function write(element: AST.Element): string | undefined {
    switch (element.type) {
      case 'Assertion':
        return '';
      case 'Quantifier':
        return writeAll(Array<AST.Element>(timesOf(element, more)).fill(element.element));
      case 'Group':
        return writeOneOf(element.alternatives);
      case 'CapturingGroup': {
        const text = writeOneOf(element.alternatives);
        if (text !== undefined) captured.set(element, text);
        return text;
      }
      case 'Backreference':
        return [element.resolved].flat().reduce((text, group) => text + (captured.get(group) ?? ''), '');
      case 'Character':
        return String.fromCodePoint(element.value);
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const fitting = charactersOf(element);
        if (turn === undefined) return fitting[0];
        const place = characters % Math.min(fitting.length, charactersInTurn);
        characters += 1;
        return fitting[place];
      }
    }
  }

  return writeOneOf(tree.alternatives);
}

function timesOf({ min, max }: AST.Quantifier, more: number): number {
  return Math.min(min + more, Math.max(min, max), maxRepeats);
}

/** The plainest characters of a class or a set, and those that are written in it. */
function charactersOf(
  element: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
): readonly string[] {
  const one = new RegExp(`^${element.raw}$`, 'u');
  return [...new Set([...probes, ...element.raw])].filter((character) => one.test(character));
}
