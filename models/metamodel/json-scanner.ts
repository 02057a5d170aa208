import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import { err, ok, type Result } from '../result.ts';
import { MAX_JSON_DEPTH } from './json.ts';

/** Where a text stops being JSON: both counted from 1, the column in UTF-16 units. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly words: string;
}

/** A key that stands twice in one object: whoever reads it as JSON silently loses the first. */
export interface DuplicateKey {
  readonly path: readonly string[];
  readonly line: number;
}

/** What a text says as JSON: of two equal keys the last counts. */
export interface JsonReading {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Reads a text as JSON. Where JSON.parse loses none of its keys there is nothing to find, and the text is not walked through.
 */
export function readJson(text: string): Result<JsonReading, JsonError> {
  const value = parseOrNothing(text);
  if (value !== undefined && countKeys(value) === countColons(text)) return ok({ value, duplicates: [] });
  const { error, duplicates } = scanJson(text);
  return error === undefined ? ok({ value: JSON.parse(text), duplicates }) : err(error);
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is wrong is said in our words.
    return undefined;
  }
}

/** How many keys the objects in a value have; not a number where it is nested too deeply to count. */
function countKeys(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_JSON_DEPTH) return Number.NaN;
  const parts: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) count += countKeys(part, depth + 1);
  return count;
}

/** How many colons stand outside of the strings of a JSON text: one behind each key. */
function countColons(text: string): number {
  let count = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index];
    if (unit === '"') isInString = !isInString;
    else if (unit === '\\') index += 1;
    else if (unit === ':' && !isInString) count += 1;
  }
  return count;
}

/** `error` is undefined exactly when JSON.parse takes the text. */
export interface JsonScan {
  readonly error: JsonError | undefined;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Walks a text that should be JSON. JSON.parse says where it stumbled in other words on every engine, or not at all,
 * and takes the last of two equal keys without a word; a person who merged two files by hand needs both.
 */
export function scanJson(text: string): JsonScan {
  const duplicates: DuplicateKey[] = [];
  const keysOfOpenObjects: Set<string>[] = [];
  let error: JsonError | undefined;
  const visitor: JSONVisitor = {
    onObjectBegin() {
      keysOfOpenObjects.push(new Set());
    },
    onObjectProperty(key, _offset, _length, line, _column, pathOf) {
      const keys = keysOfOpenObjects.at(-1);
      if (keys?.has(key)) {
        duplicates.push({
          path: [...pathOf().filter((step) => typeof step === 'string'), key],
          line: line + 1,
        });
      }
      keys?.add(key);
    },
    onObjectEnd() {
      keysOfOpenObjects.pop();
    },
    onError(code, _offset, _length, line, column) {
      error ??= {
        line: line + 1,
        column: column + 1,
        words: WORDS[printParseErrorCode(code)] ?? somethingElse,
      };
    },
  };
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false });
  } catch (cause) {
    if (!(cause instanceof RangeError)) {
      throw cause;
    }
    // The walk is recursive. No board is nested so deeply that the stack runs out.
    error ??= { line: 1, column: 1, words: 'brackets are nested too deeply to follow' };
  }
  return { error, duplicates };
}

const somethingElse = 'there is something that is not JSON';

const WORDS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'there should be a key in double quotes',
  ValueExpected: 'there should be a value',
  ColonExpected: 'there should be ":" after the key',
  CommaExpected: 'there should be ","',
  CloseBraceExpected: 'there should be "}"',
  CloseBracketExpected: 'there should be "]"',
  EndOfFileExpected: 'there should be the end of the text',
  InvalidCommentToken: 'there is a comment, which JSON does not have',
  UnexpectedEndOfString: 'a text has no closing quote',
};
