import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { toSafePath } from './safe-path.ts';

/** Where the generator remembers what it wrote; committed with the code. */
export const MANIFEST_PATH = toSafePath('.stormwright/manifest.json');
/** The text of every generated file as it was last generated, packed: the base of a merge. */
export const BASE_PATH = toSafePath('.stormwright/base.json.gz');

const manifestVersion = 1;

// It is written into statements: a hand-made manifest must not say more than a name.
const sqlName = z.string().regex(/^[a-z0-9_]{1,63}$/);

const manifestSchema = z.object({
  format: z.literal('stormwright-manifest'),
  version: z.literal(manifestVersion),
  board: z.string(),
  contexts: z.array(z.string()),
  stored: z
    .object({
      schemas: z.record(z.string(), sqlName),
      tables: z.record(z.string(), sqlName),
      messages: z.record(z.string(), z.string().min(1).max(500)),
    })
    .optional(),
  files: z.record(
    z.string(),
    z.object({
      sha256: z.string(),
      ownership: z.enum(['whole', 'seed']),
      elements: z.array(z.object({ id: z.string(), symbol: z.string(), sha256: z.string() })),
    }),
  ),
});

/**
 * What was generated last: the names under which what runs stores things; for every file the hash of its text, and the elements
 * of the board that it says, each with the symbol that says it and the hash of that declaration.
 */
export type Manifest = z.infer<typeof manifestSchema>;

export function createManifest(parts: Pick<Manifest, 'board' | 'contexts' | 'stored' | 'files'>): Manifest {
  return { format: 'stormwright-manifest', version: manifestVersion, ...parts };
}

/** Undefined for text that is no manifest of a version known here. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      return undefined;
    }
    // Its paths are deleted from and compared with: a hand-made manifest must not lead out of the folder.
    Object.keys(parsed.data.files).forEach(toSafePath);
    return parsed.data;
  } catch {
    // Not JSON, or a path that leads elsewhere.
    return undefined;
  }
}

/** The same manifest gives the same bytes: keys in order, one file a line. */
export function printManifest(manifest: Manifest): string {
  const { files, ...head } = manifest;
  const lines = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, file]) => `    ${JSON.stringify(path)}: ${JSON.stringify(file)}`);
  const body = JSON.stringify(head, undefined, 2).replace(/\n\}$/, '');
  return `${body},\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** Line ends do not count: version control may change them. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.replaceAll('\r\n', '\n'))));
}
