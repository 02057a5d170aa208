import { Node, Project, type SourceFile, type Statement } from 'ts-morph';
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

/**
 * Reads generated TypeScript back and finds the declaration of every element in it. Each symbol that an emitter names
 * must be declared by its file: a missing one is a bug and thrown.
 */
export function findUnits(files: readonly Described[]): ReadonlyMap<SafePath, readonly Unit[]> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });
  return new Map(
    files
      .filter(({ elements }) => elements.length > 0)
      .map(({ path, text, elements }) => {
        const source = project.createSourceFile(`/${path}`, text);
        const units = elements.map(({ id, symbol }) => ({
          id,
          symbol,
          sha256: hashOf(readUnit(source, symbol)),
        }));
        source.forget();
        return [path, units] as const;
      }),
  );
}

/** What declares a symbol at the top of a file: a type and a value may share the name. */
function readUnit(source: SourceFile, symbol: string): string {
  const statements = source.getStatements().filter((statement) => namesOf(statement).includes(symbol));
  if (statements.length === 0) {
    throw new Error(`${source.getFilePath()} does not declare ${symbol}.`);
  }
  return statements.map((statement) => statement.getFullText().trim()).join('\n\n');
}

function namesOf(statement: Statement): readonly (string | undefined)[] {
  if (Node.isVariableStatement(statement)) {
    return statement.getDeclarations().map((declaration) => declaration.getName());
  }
  const isNamed =
    Node.isFunctionDeclaration(statement) ||
    Node.isInterfaceDeclaration(statement) ||
    Node.isTypeAliasDeclaration(statement);
  return isNamed ? [statement.getName()] : [];
}
