import type { SourceGraph } from './source-graph.ts';

/**
 * The order inside one part. Read from top to bottom: a row may import the rows below it, and nothing above. Names that share a row do
 * not import one another. A name is a folder with all it holds, or a file; the longest one that fits a file decides.
 */
export interface InnerOrder {
  readonly part: string;
  readonly rows: readonly (readonly string[])[];
}

export const INNER_ORDERS: readonly InnerOrder[] = [
  {
    part: 'models',
    rows: [
      ['lint'],
      ['rules'],
      ['findings', 'edits'],
      ['views', 'interpreter'],
      ['readings'],
      ['expression'],
      ['document', 'words'],
      ['metamodel'],
      ['result.ts'],
    ],
  },
  {
    part: 'generator',
    rows: [
      ['generate.ts'],
      ['write-code.ts'],
      ['phases/verify'],
      ['print-code.ts', 'remember-code.ts'],
      ['output'],
      ['refusal.ts'],
      ['generate-files.ts', 'templates.ts'],
      ['emitters/adapters.ts', 'emitters/docs'],
      ['emitters/server'],
      ['emitters/tests'],
      ['emitters/context'],
      ['emitters/api', 'emitters/application', 'emitters/infrastructure'],
      ['emitters/acl', 'emitters/read-models', 'emitters/published'],
      ['emitters/json', 'emitters/domain', 'emitters/project'],
      ['phases/check'],
      // What is planned is printed later: neither knows the other.
      ['printing', 'phases/plan'],
      ['phases/plan/examples'],
      ['phases/plan/names', 'phases/verify/verification-config.ts'],
      ['examples'],
      ['facts'],
      ['names'],
      ['plan'],
    ],
  },
  {
    part: 'app/server',
    rows: [
      ['start-server.ts'],
      ['fill-board.ts', 'connection.ts', 'http'],
      ['room'],
      ['storage', 'rate-limit.ts'],
      ['errors.ts', 'limits.ts', 'log.ts'],
    ],
  },
  {
    part: 'app/renderer',
    rows: [
      ['main.tsx'],
      ['shell'],
      // The places.
      ['start', 'stories', 'context-map', 'desktop'],
      ['board'],
      ['board/inspector', 'board/panels'],
      ['board/gestures'],
      ['board/paint'],
      ['board/sticky'],
      ['board/commands'],
      ['board/state'],
      ['board/scene'],
      ['code'],
      ['code/files'],
      ['code/worker', 'glossary'],
      // What places share.
      ['board-files'],
      ['findings'],
      ['controls', 'notices'],
      ['session', 'navigation'],
      ['messages', 'theme'],
      ['no-eval.ts', 'no-module.ts', 'vite-modules.d.ts', 'vite.config.ts'],
    ],
  },
];

/** Edges that run upwards or sideways, as `from -> to`. */
export function findUpwardEdges(order: InnerOrder, graph: SourceGraph): readonly string[] {
  const isInPart = (file: string) => file.startsWith(`${order.part}/`);
  return [...graph]
    .filter(([from]) => isInPart(from))
    .flatMap(([from, targets]) => {
      const source = findRow(order, from);
      return targets
        .filter((to) => {
          const target = findRow(order, to);
          if (source === undefined || target === undefined) return false;
          return source.name !== target.name && target.row <= source.row;
        })
        .map((to) => `${from} -> ${to}`);
    });
}

/** Files of the part that have no row, and names of rows that have no file. */
export function compareRows(
  order: InnerOrder,
  files: readonly string[],
): { readonly homeless: readonly string[]; readonly empty: readonly string[] } {
  const own = files.filter((file) => file.startsWith(`${order.part}/`));
  const used = new Set(own.map((file) => findRow(order, file)?.name));
  return {
    homeless: own.filter((file) => findRow(order, file) === undefined),
    empty: order.rows.flat().filter((name) => !used.has(name)),
  };
}

function findRow(
  order: InnerOrder,
  file: string,
): { readonly name: string; readonly row: number } | undefined {
  return order.rows
    .flatMap((names, row) => names.map((name) => ({ name, row })))
    .filter(({ name }) => `${file}/`.startsWith(`${order.part}/${name}/`))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}
