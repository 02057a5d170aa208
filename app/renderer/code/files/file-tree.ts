/** A folder or a file of the code. */
export interface FileNode {
  /** The whole path; a folder's has no `/` at its end. */
  readonly path: string;
  /** What is shown: a folder that holds nothing but one folder is shown in one line with it ("src/domain"). */
  readonly name: string;
  readonly children?: readonly FileNode[];
}

/** Files as a tree: folders first, each in the order of their names. */
export function toFileTree(paths: readonly string[]): readonly FileNode[] {
  return childrenOf(
    paths.map((path) => ({ path, parts: path.split('/') })),
    0,
  );
}

interface Place {
  readonly path: string;
  readonly parts: readonly string[];
}

function childrenOf(places: readonly Place[], depth: number): readonly FileNode[] {
  const folders = new Map<string, Place[]>();
  const files: FileNode[] = [];
  for (const place of places) {
    const name = place.parts[depth] ?? '';
    if (place.parts.length === depth + 1) files.push({ path: place.path, name });
    else folders.set(name, [...(folders.get(name) ?? []), place]);
  }
  const named = [...folders].map(([name, inside]) => {
    const path = inside[0]?.parts.slice(0, depth + 1).join('/') ?? name;
    return joinAlone({ path, name, children: childrenOf(inside, depth + 1) });
  });
  return [...named.sort(byName), ...files.sort(byName)];
}

function joinAlone(folder: FileNode): FileNode {
  const [only, ...others] = folder.children ?? [];
  if (only?.children === undefined || others.length > 0) return folder;
  return { ...only, name: `${folder.name}/${only.name}` };
}

function byName(one: FileNode, other: FileNode): number {
  return one.name < other.name ? -1 : 1;
}

/** The folders that must be open for a path to be seen. */
export function foldersAround(tree: readonly FileNode[], path: string): readonly string[] {
  const folder = tree.find((node) => node.children !== undefined && path.startsWith(`${node.path}/`));
  return folder === undefined ? [] : [folder.path, ...foldersAround(folder.children ?? [], path)];
}
