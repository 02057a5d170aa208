import type { Place } from '../plan/names.ts';
import { compareNaturally, compareSpecifiers } from './import-order.ts';

/** A file of the codebase, by its path below the output folder. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
  /** What of the board it says. */
  readonly elements: readonly { readonly id: string; readonly symbol: string }[];
  /** `seed` files are the developer's once they have been touched. */
  readonly ownership: 'whole' | 'seed';
  /** The same in every project but for the names of packages: it is checked and tested where it is written. Default: false. */
  readonly proven?: boolean;
}

/** One TypeScript file while it is printed: statements in order, imports collected from what they use. */
export interface Source {
  /** Imports a symbol for a type position and returns its name. */
  type(place: Place): string;
  /** Imports a symbol for a value position and returns its name. */
  value(place: Place): string;
  /** Imports a whole module under the symbol's name and returns it. */
  namespace(place: Place): string;
  /** Adds statements, apart from what is before them by an empty line. */
  add(...statements: readonly string[]): void;
  /** The whole file. */
  print(): string;
}

/** `path` is the file's place below its package ("src/domain/cart/cart.ts"). */
export function createSource(path: string): Source {
  const imports = new Map<string, Map<string, 'type' | 'value'>>();
  const namespaces = new Map<string, string>();
  const body: string[] = [];

  const importPlace = (place: Place, as: 'type' | 'value'): string => {
    const specifier = 'package' in place.from ? place.from.package : relativeSpecifier(path, place.from.file);
    if (specifier !== undefined) {
      const symbols = imports.get(specifier) ?? new Map<string, 'type' | 'value'>();
      if (as === 'value' || !symbols.has(place.symbol)) {
        symbols.set(place.symbol, as);
      }
      imports.set(specifier, symbols);
    }
    return place.symbol;
  };

  return {
    type: (place) => importPlace(place, 'type'),
    value: (place) => importPlace(place, 'value'),
    namespace: ({ symbol, from }) => {
      const specifier = 'package' in from ? from.package : relativeSpecifier(path, from.file);
      if (specifier !== undefined) {
        namespaces.set(specifier, symbol);
      }
      return symbol;
    },
    add: (...statements) => {
      body.push(...statements.map((statement) => statement.trim()).filter((statement) => statement !== ''));
    },
    print: () => {
      const head = [
        ...[...namespaces].map(([specifier, symbol]) => ({ specifier, names: `* as ${symbol}` })),
        ...[...imports].map(([specifier, symbols]) => ({ specifier, names: printNames(symbols) })),
      ]
        .sort((a, b) => compareSpecifiers(a.specifier, b.specifier))
        .map(({ specifier, names }) => `import ${names} from '${specifier}';`);
      return `${[head.join('\n'), ...body].filter((part) => part !== '').join('\n\n')}\n`;
    },
  };
}

function printNames(symbols: ReadonlyMap<string, 'type' | 'value'>): string {
  const names = [...symbols].sort(([a], [b]) => compareNaturally(a, b));
  if (names.every(([, as]) => as === 'type')) {
    return `type { ${names.map(([name]) => name).join(', ')} }`;
  }
  return `{ ${names.map(([name, as]) => (as === 'type' ? `type ${name}` : name)).join(', ')} }`;
}

/** Undefined for the file itself. */
function relativeSpecifier(from: string, to: string): string | undefined {
  if (from === to) {
    return undefined;
  }
  const here = from.split('/').slice(0, -1);
  const there = to.replace(/\.ts$/, '.js').split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) {
    shared += 1;
  }
  const up = here.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...there.slice(shared)].join('/');
}
