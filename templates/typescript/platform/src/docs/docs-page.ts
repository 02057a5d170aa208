import { docsScript, docsStyle } from './docs-assets.js';
import { exampleOf, type JsonSchema } from './schema-example.js';

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

/** The part of an OpenAPI document that the page shows. */
interface ApiDocument {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** A page on which every route of an OpenAPI document can be read and tried. It loads nothing from anywhere. */
export function renderDocsPage(openApi: object): string {
  const document = openApi as ApiDocument;
  const title = escapeHtml(document.info.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${docsStyle}</style>
</head>
<body>
<header><h1>${title}</h1><p>${escapeHtml(document.info.description ?? '')}</p>
<p>For programs: <a href="/openapi.json">openapi.json</a></p></header>
<main>${renderSections(document)}</main>
<script>${docsScript}</script>
</body>
</html>
`;
}

/** One section a tag, in the order in which the document brings them. */
function renderSections(document: ApiDocument): string {
  const sections = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'Other';
      sections.set(tag, [...(sections.get(tag) ?? []), renderOperation(document, path, method, operation)]);
    }
  }
  return [...sections]
    .map(([tag, operations]) => `<section><h2>${escapeHtml(tag)}</h2>${operations.join('\n')}</section>`)
    .join('\n');
}

function renderOperation(document: ApiDocument, path: string, method: string, operation: Operation): string {
  const inputs = (operation.parameters ?? []).map(
    ({ name, in: place, required, description = '' }) =>
      `<label>${escapeHtml(name)} <small>${escapeHtml(description)}</small> <input data-${escapeHtml(place)}="${escapeHtml(name)}"${required ? ' required' : ''}></label>`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, { description = '' }]) => `<li><b>${escapeHtml(status)}</b> ${escapeHtml(description)}</li>`,
  );
  return `<details>
<summary><b class="${escapeHtml(method)}">${escapeHtml(method.toUpperCase())}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? '')}</summary>
<p>${escapeHtml(operation.description ?? '')}</p>
<form data-method="${escapeHtml(method)}" data-address="${escapeHtml(path)}">
${inputs.join('\n')}
${renderBody(document, operation)}
<button>Send</button>
<output></output>
</form>
<ul>${answers.join('')}</ul>
</details>`;
}

function renderBody({ components }: ApiDocument, { requestBody }: Operation): string {
  const schema = requestBody?.content?.['application/json']?.schema;
  if (!schema) return '';
  const example = JSON.stringify(exampleOf(schema, components?.schemas ?? {}), null, 2);
  return `<label>Body <textarea rows="${example.split('\n').length}">${escapeHtml(example)}</textarea></label>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
