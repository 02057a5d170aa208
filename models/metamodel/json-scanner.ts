import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';

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
