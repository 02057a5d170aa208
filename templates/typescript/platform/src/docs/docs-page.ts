import { createHash } from 'node:crypto';
import {
  type ApiDocument,
  type Chapter,
  chaptersOf,
  type DocsContext,
  type Operation,
  type Route,
} from './api-chapters.js';
import { docsScript, docsStyle } from './docs-assets.js';
import { exampleOf } from './schema-example.js';

/** What the page may do: run its own script and ask the server that it came from. */
export const docsContentPolicy = [
  "default-src 'none'",
  `script-src '${hashOf(docsScript)}'`,
  `style-src '${hashOf(docsStyle)}'`,
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A page on which every route of an OpenAPI document can be read and tried, context by context: the routes of a context stand
 * below its name. It loads nothing from anywhere.
 */
export function renderDocsPage(openApi: object, contexts: readonly DocsContext[] = []): string {
  const document = openApi as ApiDocument;
  const title = escapeHtml(document.info.title);
  const chapters = chaptersOf(document, contexts);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${docsStyle}</style>
</head>
<body>
<header><h1>${title}</h1>${renderParagraph(document.info.description)}
<p>For programs: <a href="/openapi.json">openapi.json</a></p></header>
<nav aria-label="Contents"><ul>${chapters.map(renderEntry).join('\n')}</ul></nav>
<main>${chapters.map((chapter) => renderChapter(document, chapter)).join('\n')}</main>
<script>${docsScript}</script>
</body>
</html>
`;
}

function renderEntry(chapter: Chapter): string {
  const { context, sections } = chapter;
  const links = [...sections.keys()].map(
    (tag, index) => `<a href="#${anchorOf(context, index)}">${escapeHtml(tag)}</a>`,
  );
  return `<li><a href="#${anchorOf(context)}">${escapeHtml(context.title)}</a><span>${links.join(', ')}</span></li>`;
}

function renderChapter(document: ApiDocument, { context, sections }: Chapter): string {
  const rendered = [...sections].map(
    ([tag, routes], index) =>
      `<section id="${anchorOf(context, index)}"><h3>${escapeHtml(tag)}</h3>${routes.map((route) => renderOperation(document, route)).join('\n')}</section>`,
  );
  return `<section id="${anchorOf(context)}"><h2>${escapeHtml(context.title)}</h2>${renderParagraph(context.purpose)}
${rendered.join('\n')}</section>`;
}

/** The names of contexts go into addresses: they hold nothing that would have to be escaped there. */
function anchorOf({ name }: DocsContext, index?: number): string {
  return escapeHtml(index === undefined ? name : `${name}.${index + 1}`);
}

function renderParagraph(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<p>${escapeHtml(text)}</p>`;
}

function renderOperation(document: ApiDocument, { path, method, operation }: Route): string {
  const inputs = (operation.parameters ?? []).map(
    ({ name, in: place, required, description = '' }) =>
      `<label>${escapeHtml(name)} <small>${escapeHtml(description)}</small> <input data-${escapeHtml(place)}="${escapeHtml(name)}"${required ? ' required' : ''}></label>`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, { description = '' }]) => `<li><b>${escapeHtml(status)}</b> ${escapeHtml(description)}</li>`,
  );
  return `<details>
<summary><b class="${escapeHtml(method)}">${escapeHtml(method.toUpperCase())}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? '')}</summary>
${renderParagraph(operation.description)}
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

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
