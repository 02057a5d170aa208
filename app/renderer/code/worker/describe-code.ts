import type { GeneratedFile, PrintedCode } from '#generator/print-code.ts';
import type { GenerationRefusal } from '#generator/refusal.ts';
import type { Result } from '#models/result.ts';
import type { CodeChoice, CodePlan, FileContent, LeftOutEntry, Listing } from './code-protocol.ts';
import { type Line, readText, type Token } from './highlight.ts';

/** The code of a board, or why there is none. */
export type Code = Result<PrintedCode, GenerationRefusal>;

/** What the page shows of all code that a board has at the moment. */
export function listCode(code: Code, errors: number): Listing {
  if (!code.ok) {
    return {
      contexts: [],
      files: [],
      tests: new Map(),
      errors,
      leftOut: listLeftOut(code),
      refusal: code.error,
    };
  }
  const { contexts, files, tests } = code.value;
  return {
    contexts: [...new Set(contexts)],
    files: files.map(({ path, elements }) => ({ path, elements })),
    tests,
    errors,
    leftOut: listLeftOut(code),
    refusal: undefined,
  };
}

/** What is to be known before the code is handed out. */
export function planCode(choice: CodeChoice, code: Code): CodePlan {
  if (!code.ok)
    return { choice, folders: [], openQuestions: [], leftOut: listLeftOut(code), refusal: code.error };
  const { files, openQuestions } = code.value;
  return {
    choice,
    folders: countFolders(files),
    openQuestions: openQuestions.map(({ message, subject: { elementId } }) => ({
      message,
      ...(elementId && { elementId }),
    })),
    leftOut: listLeftOut(code),
    refusal: undefined,
  };
}

/** What no code was made of because of errors: some of the board, or all of it. */
export function leftOutOf(code: Code): PrintedCode['leftOut'] {
  if (code.ok) return code.value.leftOut;
  return code.error.code === 'nothing-to-generate' ? (code.error.leftOut ?? []) : [];
}

function listLeftOut(code: Code): readonly LeftOutEntry[] {
  return leftOutOf(code).map(({ section, id, name, reason }) => ({
    id,
    name,
    reason,
    isElement: section === 'elements',
  }));
}

/** Packages, apps and docs, each with the number of its files; what lies above them is counted as one. */
function countFolders(files: readonly GeneratedFile[]): CodePlan['folders'] {
  const folders = new Map<string, { files: number; tests: number }>();
  for (const { path } of files) {
    const [top = '', ...rest] = path.split('/');
    const isNested = (top === 'packages' || top === 'apps') && rest.length > 1;
    const folder = rest.length === 0 ? '.' : isNested ? `${top}/${rest[0]}` : top;
    const count = folders.get(folder) ?? { files: 0, tests: 0 };
    count.files += 1;
    if (path.endsWith('.test.ts')) count.tests += 1;
    folders.set(folder, count);
  }
  return [...folders].map(([path, count]) => ({ path, ...count })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file as it is shown: in colours, with the names in it that stand for something on the board. */
export function readContent(
  { path, elements }: GeneratedFile,
  text: string,
  files: readonly GeneratedFile[],
): FileContent {
  const { lines, declarations } = readText(path, text);
  const known = symbolsAround(path, files);
  return {
    text,
    lines: lines.map((line) => linkNames(line, known)),
    declarations: elements
      .flatMap(({ id, symbol }) => {
        const place = declarations.get(symbol);
        return place === undefined ? [] : [{ id, ...place }];
      })
      .sort((a, b) => a.firstLine - b.firstLine),
  };
}

function linkNames(line: Line, known: ReadonlyMap<string, string>): Line {
  return line.map((token) => {
    const element = known.get(nameIn(token) ?? '');
    return element === undefined ? token : { ...token, element };
  });
}

/** The name that a piece of code is; the type of a message is a name in quotes. */
function nameIn({ kind, text }: Token): string | undefined {
  switch (kind) {
    case 'name':
    case 'type':
    case 'function':
      return text;
    case 'text':
      return text.replace(/^'(.*)'$/, '$1');
    default:
      return undefined;
  }
}

/** What names mean within one package; in another the same name may be another element's. */
function symbolsAround(path: string, files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  const folder = packageOf(path);
  return new Map(
    files
      .filter((file) => packageOf(file.path) === folder)
      .flatMap(({ elements }) => elements.map(({ id, symbol }) => [symbol, id] as const)),
  );
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
