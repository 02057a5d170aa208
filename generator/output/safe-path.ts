/** A path below the output folder, with `/` between its parts, that leads nowhere else on any operating system. */
export type SafePath = string & { readonly __safePath: true };

const segment = /^(?!\.{1,2}$)[\p{L}\p{N}\p{M}._@-]+$/u;

/** Throws when a path could leave the output folder: every generated path is derived from names that cannot. */
export function toSafePath(path: string): SafePath {
  const segments = path.split('/');
  if (!segments.every((part) => segment.test(part) && !part.endsWith('.') && part.length <= 120)) {
    throw new Error(`Not a safe path below the output folder: ${JSON.stringify(path)}`);
  }
  return path as SafePath;
}
