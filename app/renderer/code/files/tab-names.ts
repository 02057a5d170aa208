/** What the tab of a file says: its name and, where others are called the same, the folder that tells it from them. */
export interface TabName {
  readonly name: string;
  readonly folder: string | undefined;
}

/** Files by what tells them apart, in their order. */
export function tabNames(paths: readonly string[]): readonly TabName[] {
  const files = paths.map((path) => {
    const folders = path.split('/');
    return { name: folders.pop() ?? path, folders };
  });
  return files.map(({ name, folders }) => {
    const others = files.filter((file) => file.name === name && file.folders !== folders);
    return { name, folder: others.length === 0 ? undefined : folderApart(folders, others) };
  });
}

function folderApart(
  own: readonly string[],
  others: readonly { readonly folders: readonly string[] }[],
): string {
  const alone = own.find((folder, depth) => others.every(({ folders }) => folders[depth] !== folder));
  if (alone !== undefined) return alone;
  return own.filter((folder, depth) => others.some(({ folders }) => folders[depth] !== folder)).join('/');
}
