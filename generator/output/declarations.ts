/**
 * The declarations at the top of a TypeScript file that an emitter printed, by the names that they declare: the whole text of
 * each with the comments before it. A type and a value may share a name; then both are its text.
 *
 * It reads no more of TypeScript than it takes to find where a statement ends: comments, texts, regular expressions and
 * brackets. A statement begins on a line of its own, after a `;` or a `}`. Emitted code is like that, formatted or not.
 */
export function readDeclarations(text: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const statement of statementsOf(text)) {
    const name = declaredName.exec(statement)?.groups?.name;
    if (name !== undefined) {
      const other = declarations.get(name);
      declarations.set(name, other === undefined ? statement : `${other}\n\n${statement}`);
    }
  }
  return declarations;
}

/** After the comments before it. */
const declaredName =
  /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:export\s+)?(?:declare\s+)?(?:async\s+)?(?:const|let|function\s*\*?|interface|type)\s*(?<=[\s*])(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)/u;

/** A line that begins so goes on with the statement before it: the next member of a union. */
const continues = /^[|&.?:=<>+*%^,-]/;

/**
 * What cannot be looked into: a comment, a text, a template with at most one more inside, a regular expression. Then brackets,
 * the end of a statement, and everything else up to the next of these.
 */
const tokens = new RegExp(
  [
    String.raw`(?<comment>//[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`'(?:\\.|[^'\\\n])*'`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    '`(?:\\\\[\\s\\S]|\\$\\{(?:[^{}`]|\\{[^{}]*\\}|`[^`]*`)*\\}|[^\\\\`])*`',
    String.raw`(?<=[(,=:[!&|?{};]\s*)/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+/`,
    '(?<open>[([{])',
    String.raw`(?<close>[)\]}])`,
    ';',
    '[^\\s"\'`/()[\\]{};][^"\'`/()[\\]{};\\n]*',
    '["\'`/]',
  ].join('|'),
  'g',
);

function* statementsOf(text: string): Iterable<string> {
  let depth = 0;
  let begin = 0;
  let end = 0;
  let last = '';
  for (const { 0: token, index, groups = {} } of text.matchAll(tokens)) {
    if (groups.comment !== undefined) continue;
    const isBetween = depth === 0 && (last === ';' || last === '}') && text.slice(end, index).includes('\n');
    if (isBetween && groups.close === undefined && !continues.test(token)) {
      yield text.slice(begin, end).trim();
      begin = end;
    }
    if (groups.open !== undefined) depth += 1;
    if (groups.close !== undefined) depth -= 1;
    last = token;
    end = index + token.length;
  }
  yield text.slice(begin, end).trim();
}
