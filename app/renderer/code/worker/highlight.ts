import type { Tree } from '@lezer/common';
import { highlightCode, type Tag, tagHighlighter, tags } from '@lezer/highlight';
import { parser as javaScript } from '@lezer/javascript';
import { parser as json } from '@lezer/json';
import { GFM, parser as markdown } from '@lezer/markdown';

/** What a piece of code is, as far as colours tell it. */
export type TokenKind =
  | 'keyword'
  | 'comment'
  | 'text'
  | 'number'
  | 'type'
  | 'function'
  | 'name'
  | 'heading'
  | 'link';

/** A piece of one line. */
export interface Token {
  readonly text: string;
  readonly kind?: TokenKind;
  /** The element of the board that a name in the code stands for. */
  readonly element?: string;
}

export type Line = readonly Token[];

/** Lines of a file that declare something, from 0; the last one is part of it. */
export interface Place {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface ReadText {
  readonly lines: readonly Line[];
  /** Where the names at the top of a TypeScript file are declared. */
  readonly declarations: ReadonlyMap<string, Place>;
}

const kinds: Readonly<Record<TokenKind, Tag | readonly Tag[]>> = {
  keyword: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.bool, tags.null, tags.self],
  comment: tags.comment,
  text: [tags.string, tags.special(tags.string), tags.regexp, tags.monospace],
  number: tags.number,
  type: tags.typeName,
  function: [tags.function(tags.variableName), tags.function(tags.propertyName)],
  name: [tags.variableName, tags.propertyName],
  heading: tags.heading,
  link: [tags.link, tags.url],
};

const highlighter = tagHighlighter(Object.entries(kinds).map(([kind, tag]) => ({ tag, class: kind })));

const languages = {
  ts: javaScript.configure({ dialect: 'ts' }),
  mjs: javaScript,
  json,
  md: markdown.configure(GFM),
};

/** Takes a text apart into coloured pieces, by the language that its path names. Any text is read, right or wrong. */
export function readText(path: string, text: string): ReadText {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const language = Object.hasOwn(languages, ending) ? languages[ending as keyof typeof languages] : undefined;
  if (language === undefined) {
    return { lines: text.split('\n').map((line) => [{ text: line }]), declarations: new Map() };
  }
  const tree = language.parse(text);
  return { lines: toLines(text, tree), declarations: findDeclarations(text, tree) };
}

function toLines(text: string, tree: Tree): readonly Line[] {
  const lines: Token[][] = [[]];
  highlightCode(
    text,
    tree,
    highlighter,
    (piece, classes) => {
      const [kind] = classes.split(' ') as [TokenKind | ''];
      lines.at(-1)?.push(kind === '' ? { text: piece } : { text: piece, kind });
    },
    () => lines.push([]),
  );
  return lines;
}

function findDeclarations(text: string, tree: Tree): ReadonlyMap<string, Place> {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (position: number) => {
    const next = lineStarts.findIndex((start) => start > position);
    return (next === -1 ? lineStarts.length : next) - 1;
  };
  const found = new Map<string, Place>();
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const declaration = node.name === 'ExportDeclaration' ? node.firstChild?.nextSibling : node;
    const name = declaration?.getChild('VariableDefinition') ?? declaration?.getChild('TypeDefinition');
    if (name == null) continue;
    const symbol = text.slice(name.from, name.to);
    const before = found.get(symbol);
    // A type and a value of one name stand side by side.
    found.set(symbol, { firstLine: before?.firstLine ?? lineOf(node.from), lastLine: lineOf(node.to) });
  }
  return found;
}
