import type { ts } from 'ts-morph';
import { hashOf } from './manifest.ts';
import type { SafePath } from './safe-path.ts';

/** The declaration that says an element of the board, as it stands in a generated file. */
export interface Unit {
  readonly id: string;
  readonly symbol: string;
  /** Of the declaration's own text, its comment included: by it a later generation sees what was touched. */
  readonly sha256: string;
}

/** A generated file and what it says of the board. */
interface Described {
  readonly path: SafePath;
  readonly text: string;
  readonly elements: readonly { readonly id: string; readonly symbol: string }[];
}

/** The declarations that were read of a text, by its path: a process that generates again reads only what has changed. */
const remembered = new Map<SafePath, { readonly text: string; readonly declared: Declared }>();
const mostRemembered = 20_000;

/** The hash of what declares a symbol at the top of a file, by the symbol. */
type Declared = ReadonlyMap<string, string>;

/** Begins to load what reads TypeScript: it takes a third of a second. */
export function prepareToFindUnits(): void {
  // Who needs it then is told why it cannot be loaded.
  import('ts-morph').catch(() => undefined);
}

/**
 * Reads generated TypeScript back and finds the declaration of every element in it. Each symbol that an emitter names
 * must be declared by its file: a missing one is a bug and thrown.
 */
export async function findUnits(
  files: readonly Described[],
): Promise<ReadonlyMap<SafePath, readonly Unit[]>> {
  const { ts } = await import('ts-morph');
  return new Map(
    files
      .filter(({ elements }) => elements.length > 0)
      .map(({ path, text, elements }) => {
        const declared = remember(path, text, () => readDeclared(ts, path, text));
        const units = elements.map(({ id, symbol }) => {
          const sha256 = declared.get(symbol);
          if (sha256 === undefined) {
            throw new Error(`${path} does not declare ${symbol}.`);
          }
          return { id, symbol, sha256 };
        });
        return [path, units] as const;
      }),
  );
}

function remember(path: SafePath, text: string, read: () => Declared): Declared {
  const before = remembered.get(path);
  const declared = before?.text === text ? before.declared : read();
  remembered.delete(path);
  remembered.set(path, { text, declared });
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) {
    remembered.delete(oldest);
  }
  return declared;
}

/** A type and a value may share a name; then both declare it. */
function readDeclared(typescript: typeof ts, path: SafePath, text: string): Declared {
  const source = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest);
  const texts = new Map<string, string>();
  for (const statement of source.statements) {
    const own = text.slice(statement.pos, statement.end).trim();
    for (const name of namesOf(typescript, statement)) {
      const other = texts.get(name);
      texts.set(name, other === undefined ? own : `${other}\n\n${own}`);
    }
  }
  return new Map([...texts].map(([name, declaration]) => [name, hashOf(declaration)]));
}

function namesOf(typescript: typeof ts, statement: ts.Statement): readonly string[] {
  if (typescript.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      typescript.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    typescript.isFunctionDeclaration(statement) ||
    typescript.isInterfaceDeclaration(statement) ||
    typescript.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}
