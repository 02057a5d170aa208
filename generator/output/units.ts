import { readDeclarations } from './declarations.ts';
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

/**
 * Reads generated TypeScript back and finds the declaration of every element in it. Each symbol that an emitter names
 * must be declared by its file: a missing one is a bug and thrown.
 */
export function findUnits(files: readonly Described[]): ReadonlyMap<SafePath, readonly Unit[]> {
  return new Map(
    files
      .filter(({ elements }) => elements.length > 0)
      .map(({ path, text, elements }) => {
        const declared = remember(path, text);
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

function remember(path: SafePath, text: string): Declared {
  const before = remembered.get(path);
  const declared = before?.text === text ? before.declared : hashDeclarations(text);
  remembered.delete(path);
  remembered.set(path, { text, declared });
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) {
    remembered.delete(oldest);
  }
  return declared;
}

function hashDeclarations(text: string): Declared {
  return new Map([...readDeclarations(text)].map(([name, declaration]) => [name, hashOf(declaration)]));
}
