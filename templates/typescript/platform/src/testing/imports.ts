/** What the code of a layer may know: layers of its own package, and packages by their names. */
export interface LayerRule {
  readonly layers: readonly string[];
  readonly packages: RegExp;
}

export interface LayerRules {
  /** By the name of the layer, which is its folder below the sources. */
  readonly layers: Readonly<Record<string, LayerRule>>;
  /** Files outside the layers wire them together: they may know every layer, each other, and these packages. */
  readonly wiring: { readonly packages: RegExp };
}

/** One file names another, or a package. */
export interface Import {
  /** The file, from the folder of the sources. */
  readonly from: string;
  /** A file, from the folder of the sources ("../" leads out of them); else as it is written. */
  readonly to: string;
}

/**
 * Every way in which a module names another, found by a parser: `import` with and without names, `export ... from`,
 * `import('...')` as a value and as a type, `import x = require('...')`, `require('...')` and `/// <reference ... />`. What
 * is only known when the program runs stands as it is written: `import(name)`. Throws for a file that does not parse.
 */
export async function findImports(file: string, text: string): Promise<readonly Import[]> {
  // Only the tests that ask for it wait for a parser.
  const { parseSync } = await import('vite');
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message ?? ''}`);
  const references = comments.flatMap(({ value }) =>
    [...value.matchAll(/^\/\s*<reference\s+(path|types)\s*=\s*["']([^"']*)["']/g)].map(([, kind, to = '']) =>
      kind === 'path' && !to.startsWith('.') ? `./${to}` : to,
    ),
  );
  return [...references, ...findSpecifiers(program, text)].map((to) => ({
    from: file,
    to: isRelative(to) ? joinPath(folderOf(file), to) : to,
  }));
}

/** The imports that no rule allows. `sources` are the texts of all files, by their paths from the folder of the sources. */
export async function findForbiddenImports(
  sources: ReadonlyMap<string, string>,
  rules: LayerRules,
): Promise<readonly Import[]> {
  const imports = await Promise.all([...sources].map(([file, text]) => findImports(file, text)));
  return imports.flat().filter((each) => !isAllowed(each, rules, sources));
}

function isAllowed(
  { from, to }: Import,
  { layers, wiring }: LayerRules,
  sources: ReadonlyMap<string, string>,
): boolean {
  const own = layers[layerOf(from)];
  // A path counts only when it leads to a file of the same package: "../../payments/src" does not.
  if (sources.has(to.replace(/\.([cm]?)js$/, '.$1ts'))) {
    return own === undefined || own.layers.includes(layerOf(to));
  }
  return (own ?? wiring).packages.test(to);
}

function layerOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

/** The parts of statements that name a module. */
const naming = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
]);

function findSpecifiers(node: unknown, text: string): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((each) => findSpecifiers(each, text));
  if (typeof node !== 'object' || node === null) return [];
  const { type, source, expression, callee, arguments: given } = node as Readonly<Record<string, unknown>>;
  const named = naming.has(String(type)) ? (source ?? expression) : undefined;
  const required = isRequire(type, callee) && Array.isArray(given) ? given[0] : undefined;
  const specifier = named ?? required;
  return [
    ...(specifier === undefined || specifier === null ? [] : [toSpecifier(specifier, text)]),
    ...Object.values(node).flatMap((each) => findSpecifiers(each, text)),
  ];
}

function isRequire(type: unknown, callee: unknown): boolean {
  return type === 'CallExpression' && (callee as { readonly name?: unknown }).name === 'require';
}

function toSpecifier(node: unknown, text: string): string {
  const { type, value, expressions, quasis, start, end } = node as {
    readonly type: string;
    readonly value?: unknown;
    readonly expressions?: readonly unknown[];
    readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
    readonly start: number;
    readonly end: number;
  };
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type === 'TemplateLiteral' && expressions?.length === 0) return quasis?.[0]?.value.cooked ?? '';
  return `import(${text.slice(start, end)})`;
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(\/|$)/.test(specifier);
}

function folderOf(file: string): readonly string[] {
  return file.split('/').slice(0, -1);
}

function joinPath(folder: readonly string[], specifier: string): string {
  const path: string[] = [...folder];
  for (const part of specifier.split('/')) {
    if (part === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}
