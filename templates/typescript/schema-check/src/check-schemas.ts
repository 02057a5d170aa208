import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Break, findBreaks, type Schema } from './compare-schemas.js';

/** A published schema against the one that was released: the one others may have built on. */
export interface CheckedSchema {
  /** From the root of the project. Of what is gone, the copy that was released. */
  readonly path: string;
  readonly state: 'kept' | 'grown' | 'not-released' | 'broken';
  /** Only those that are broken have some. */
  readonly breaks: readonly Break[];
}

/** What others listen to, "urn:schema:order.placed.v1": it says which messages a schema is of, wherever it lies. */
interface PublishedSchema extends Schema {
  readonly $id?: string;
}

interface SchemaFile {
  readonly path: string;
  readonly schema: PublishedSchema;
}

const ending = '.schema.json';

/**
 * Compares every `packages/<context>-published/schemas/*.schema.json` with its copy in a `schemas/released`: the one of the
 * same wire name and version, whatever the event is called on the board. A file that is not JSON is thrown, with its path.
 */
export async function checkSchemas(root: string): Promise<readonly CheckedSchema[]> {
  const { current, released } = await readSchemas(root);
  const gone = released.filter((each) => !current.some((other) => isSameMessage(each, other)));
  return [
    ...current.map((each) =>
      checkSchema(
        each,
        released.filter((other) => isSameMessage(each, other)),
      ),
    ),
    ...gone.map(({ path, schema }): CheckedSchema => {
      const name = schema.$id === undefined ? '' : ` as ${nameOf(schema.$id)}`;
      const problem = `was released${name} and is gone: a version that others read stays, under its name.`;
      return { path, state: 'broken', breaks: [{ place: '', problem }] };
    }),
  ];
}

/** Takes the schemas of today for released; from then on they may only grow. */
export async function releaseSchemas(root: string, checked: readonly CheckedSchema[]): Promise<void> {
  const { current, released } = await readSchemas(root);
  const open = new Set(
    checked.filter(({ state }) => state === 'grown' || state === 'not-released').map(({ path }) => path),
  );
  for (const each of current.filter(({ path }) => open.has(path))) {
    const copies = released.filter((other) => isSameMessage(each, other)).map(({ path }) => path);
    for (const copy of copies.length > 0 ? copies : [releasedPath(each)]) {
      await mkdir(join(root, dirname(copy)), { recursive: true });
      await copyFile(join(root, each.path), join(root, copy));
    }
  }
}

function checkSchema({ path, schema }: SchemaFile, released: readonly SchemaFile[]): CheckedSchema {
  if (released.length === 0) return { path, state: 'not-released', breaks: [] };
  const breaks = released.flatMap((each) => findBreaks(each.schema, schema));
  if (breaks.length > 0) return { path, state: 'broken', breaks };
  const isKept = released.every((each) => printShape(each.schema) === printShape(schema));
  return { path, state: isKept ? 'kept' : 'grown', breaks };
}

/** A schema that nobody gave an id goes by its file. */
function isSameMessage(one: SchemaFile, other: SchemaFile): boolean {
  return one.schema.$id === undefined || other.schema.$id === undefined
    ? currentPath(one.path) === currentPath(other.path)
    : one.schema.$id === other.schema.$id;
}

function printShape(schema: Schema): string {
  return JSON.stringify(schema);
}

/** The copy is called what the message is called, so that an event with a name that another had takes nothing away. */
function releasedPath({ path, schema }: SchemaFile): string {
  const cut = path.lastIndexOf('/') + 1;
  const name = schema.$id === undefined ? path.slice(cut) : fileNameOf(schema.$id);
  return `${path.slice(0, cut)}released/${name}`;
}

function currentPath(path: string): string {
  return path.replace('/schemas/released/', '/schemas/');
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

function fileNameOf(id: string): string {
  return `${nameOf(id).replace(/[^\w.%-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}${ending}`;
}

async function readSchemas(
  root: string,
): Promise<{ readonly current: readonly SchemaFile[]; readonly released: readonly SchemaFile[] }> {
  const packages = (await readdir(join(root, 'packages'))).filter((name) => name.endsWith('-published'));
  const folders = packages.sort().map((name) => `packages/${name}/schemas`);
  const [current, released] = await Promise.all([
    Promise.all(folders.map((folder) => readFolder(root, folder))),
    Promise.all(folders.map((folder) => readFolder(root, `${folder}/released`))),
  ]);
  return { current: current.flat(), released: released.flat() };
}

async function readFolder(root: string, folder: string): Promise<readonly SchemaFile[]> {
  const names = await schemasIn(join(root, folder));
  return Promise.all(
    [...names].sort().map(async (name) => ({
      path: `${folder}/${name}`,
      schema: await readSchema(root, `${folder}/${name}`),
    })),
  );
}

async function schemasIn(folder: string): Promise<readonly string[]> {
  const names = await orUndefinedWhenMissing(readdir(folder));
  return (names ?? []).filter((name) => name.endsWith(ending));
}

async function readSchema(root: string, path: string): Promise<PublishedSchema> {
  const text = await readFile(join(root, path), 'utf8');
  try {
    return JSON.parse(text) as PublishedSchema;
  } catch (cause) {
    throw new Error(`${path} is not JSON. Bring back the committed file.`, { cause });
  }
}

async function orUndefinedWhenMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
