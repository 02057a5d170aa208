import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { CalculationError, pickRefusals, refusalsOf } from '@sample/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Api,
  addCommandRoute,
  addQueryRoute,
  createApi,
  createRootApi,
  docsContentPolicy,
  json,
  jsonBody,
  refuseOtherMethods,
  renderDocsPage,
  respondProblem,
} from '../src/index.js';

const route = createRoute({
  method: 'post',
  path: '/notes/{noteId}',
  tags: ['Note <b>'],
  summary: 'Write "it" down',
  request: {
    params: z.object({ noteId: json.id() }),
    body: jsonBody(z.strictObject({ text: json.text({ minLength: 2, maxLength: 3 }), price: json.money })),
  },
  responses: { 204: { description: 'Done.' } },
});

describe('an address that is asked in another way', () => {
  const api = createRootApi({ createId: () => 'fresh', onDefect: () => undefined });
  refuseOtherMethods(api);
  const notes = createApi();
  const missing = { code: 'note-not-found', title: 'Note not found.' };
  notes.get('/', (c) => c.text('all'));
  notes.get('/notes/:id', (c) =>
    c.req.param('id') === 'one' ? c.text('one') : respondProblem(c, 404, missing),
  );
  notes.get('/recent-notes', (c) => c.text('some'));
  notes.post('/notes/write-note', (c) => c.text('written'));
  notes.post('/notes/:id/keep-note', (c) => respondProblem(c, 404, missing));
  api.route('/shop', notes);

  async function ask(method: string, path: string) {
    const answer = await api.request(path, { method });
    const { code } = answer.ok ? {} : ((await answer.json()) as { readonly code?: string });
    return [answer.status, code, answer.headers.get('allow')];
  }

  it.each([
    ['GET', '/shop/notes/write-note', 'POST'],
    ['GET', '/shop/notes/one/keep-note', 'POST'],
    ['DELETE', '/shop/notes/write-note', 'POST'],
    ['POST', '/shop/recent-notes', 'GET, HEAD'],
  ])('%s %s: it takes %3$s', async (method, path, allow) => {
    expect(await ask(method, path)).toEqual([405, 'method-not-allowed', allow]);
  });

  it.each([
    ['GET', '/shop/notes/none', 'note-not-found'],
    ['POST', '/shop/notes/none/keep-note', 'note-not-found'],
    ['POST', '/shop/notes/writ-note', 'no-such-route'],
    ['GET', '/shop/notes//keep-note', 'no-such-route'],
    ['GET', '/nowhere', 'no-such-route'],
  ])('%s %s: nothing is there', async (method, path, code) => {
    expect(await ask(method, path)).toEqual([404, code, null]);
  });

  it('keeps the correlation id and the form of a problem', async () => {
    const { headers } = await api.request('/shop/notes/write-note');
    expect([headers.get('x-correlation-id'), headers.get('content-type')]).toEqual([
      'fresh',
      'application/problem+json',
    ]);
  });

  it('answers what is there', async () => {
    const asked = [
      api.request('/shop/notes/one'),
      api.request('/shop/recent-notes', { method: 'HEAD' }),
      api.request('/shop/notes/write-note', { method: 'POST' }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('a query', () => {
  const pages: object[] = [];
  const api = createApi();
  addQueryRoute(
    api,
    { path: '/notes', tag: 'Note', summary: 'Notes', asked: z.object({ of: json.id() }), row: z.object({}) },
    async (page) => {
      pages.push(page);
      return { rows: [] };
    },
  );

  it('goes on where it is asked to', async () => {
    expect((await api.request('/notes?of=anna&after=note%201&limit=2')).status).toBe(200);
    expect(pages).toEqual([{ after: 'note 1', limit: 2 }]);
  });

  it.each([
    'of=anna&after=%00',
    'of=%00',
    'of=anna&after=a&after=b',
    `of=anna&after=${'x'.repeat(1_001)}`,
  ])('refuses %s', async (asked) => {
    expect((await api.request(`/notes?${asked}`)).status).toBe(400);
  });
});

describe('the root API', () => {
  let api: Api;
  let defects: unknown[];
  let answer: () => void;

  beforeEach(() => {
    defects = [];
    answer = () => undefined;
    api = createRootApi({ createId: () => 'fresh', onDefect: (error, id) => defects.push([error, id]) });
    const notes = createApi();
    notes.openapi(route, (c) => {
      answer();
      return c.body(null, 204);
    });
    api.route('/shop', notes);
  });

  async function post(body: string) {
    const response = await api.request('/shop/notes/1', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
  }

  const good = JSON.stringify({ text: '👋👋👋', price: { amount: '1.00', currency: 'EUR' } });

  it('takes a correlation id, or makes one', async () => {
    const given = await api.request('/', { headers: { 'x-correlation-id': 'story-1' } });
    const bad = await api.request('/', { headers: { 'x-correlation-id': 'no good' } });
    expect([given, bad].map(({ headers }) => headers.get('x-correlation-id'))).toEqual(['story-1', 'fresh']);
  });

  it('passes a sound request', async () => {
    expect(await post(good)).toEqual({ status: 204, body: undefined });
  });

  it('says in its own words what is wrong where', async () => {
    const { status, body } = await post(
      JSON.stringify({ text: '👋', price: { amount: '1', currency: 'eur' } }),
    );
    expect([status, body]).toMatchObject([
      400,
      {
        code: 'request-not-valid',
        errors: [
          { path: 'body.text', code: 'not-valid', message: 'Must have 2 characters or more.' },
          { path: 'body.price.currency', code: 'wrong-format', message: 'Does not have the right form.' },
        ],
      },
    ]);
  });

  it('takes no broken JSON, no text that cannot be stored and no flood', async () => {
    const outcomes = await Promise.all([
      post('{'),
      post(good.replace('👋', '\\u0000')),
      post(' '.repeat(1_000_001)),
    ]);
    expect(outcomes).toMatchObject([
      { status: 400, body: { code: 'body-not-json' } },
      { status: 400, body: { code: 'request-not-valid' } },
      { status: 413, body: { code: 'request-too-large' } },
    ]);
  });

  it('takes no body that does not say it is JSON', async () => {
    const bodies = [
      { body: good },
      { body: good, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ];
    for (const init of bodies) {
      const response = await api.request('/shop/notes/1', { method: 'POST', ...init });
      expect([response.status, await response.json()]).toMatchObject([
        415,
        { code: 'content-type-not-json' },
      ]);
    }
    expect(defects).toEqual([]);
  });

  it('takes no flood by the length it says', async () => {
    const answers = ['1000000', '1000001', 'many'].map((length) =>
      api.request('/shop/notes/1', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': length },
        body: good,
      }),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([204, 413, 413]);
  });

  it('keeps a defect to itself and its log', async () => {
    const defect = new Error('secret');
    answer = () => {
      throw defect;
    };
    const { status, body } = await post(good);
    expect([status, body]).toMatchObject([500, { code: 'internal-error' }]);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(defects).toEqual([[defect, 'fresh']]);
  });

  it('answers what cannot be calculated as a refusal', async () => {
    answer = () => {
      throw new CalculationError('currency-mismatch');
    };
    expect(await post(good)).toMatchObject({ status: 422, body: { code: 'currency-mismatch' } });
    expect(defects).toEqual([]);
  });

  it('tells the rule that is broken, and of every answer which refusals it may bring', async () => {
    const lending = createApi();
    const catalog = {
      'no-such-loan': { kind: 'not-found', message: 'No such loan.' },
      'too-late': { kind: 'conflict', message: 'Too late.' },
      'too-long': { kind: 'invalid', message: 'Too long.' },
    } as const;
    const rule = 'Who is late returns the copy first.';
    addCommandRoute(
      lending,
      {
        path: '/extend',
        tag: 'Loan',
        summary: 'Extend',
        refusals: pickRefusals(catalog, ['no-such-loan'], ['too-late', rule]),
      },
      async () => refusalsOf(catalog)('too-late'),
    );

    const answer = await lending.request('/extend', { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([
      409,
      { type: 'urn:problem:too-late', status: 409, code: 'too-late', title: 'Too late.', detail: rule },
    ]);
    const { paths } = lending.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Lending', version: '1' },
    });
    expect(paths?.['/extend']?.post?.responses).toMatchObject({
      404: { description: 'There is no such thing. Codes: no-such-loan.' },
      409: { description: 'The present state does not allow it. Codes: too-late.' },
      422: { description: 'It breaks a rule.' },
    });
  });

  it('says for people and programs who issues a command', () => {
    const lending = createApi();
    addCommandRoute(
      lending,
      {
        path: '/lend',
        tag: 'Loan',
        summary: 'Lend',
        description: 'For a month.',
        issuedBy: ['Member', 'Desk'],
      },
      async () => ({ ok: true, value: { id: 'one', version: 1 } }),
    );
    const { paths } = lending.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Lending', version: '1' },
    });
    expect(paths?.['/lend']?.post).toMatchObject({
      description: 'For a month. Issued by: Member, Desk.',
      'x-issued-by': ['Member', 'Desk'],
    });
  });

  it('has a place for everything that a request needs', () => {
    const asking = createApi();
    const request = {
      query: z.object({ customerId: json.id(), after: z.string().optional() }),
      headers: z.object({ 'idempotency-key': z.string().optional() }),
    };
    const get = {
      method: 'get',
      path: '/notes',
      request,
      responses: { 204: { description: 'Done.' } },
    } as const;
    asking.openapi(createRoute(get), (c) => c.body(null, 204));
    const page = renderDocsPage(
      asking.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Notes', version: '1' } }),
    );
    expect(page).toContain('<input data-query="customerId" required>');
    expect(page).toContain('<input data-query="after">');
    expect(page).toContain('<input data-header="idempotency-key">');
  });

  it('shows its routes context by context, each with what it is for', () => {
    const document = api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1', description: 'Sells <things>.' },
    });
    const page = renderDocsPage(document, [
      { name: 'shop', title: 'The Shop', purpose: 'Knows what was noted & why.' },
      { name: 'empty', title: 'Nothing yet' },
    ]);
    expect(page).toContain('<p>Sells &lt;things&gt;.</p>');
    expect(page).toContain(
      '<li><a href="#shop">The Shop</a><span><a href="#shop.1">Note &lt;b&gt;</a></span></li>',
    );
    expect(page).toContain(
      '<section id="shop"><h2>The Shop</h2><p>Knows what was noted &amp; why.</p>\n<section id="shop.1"><h3>',
    );
    expect(page).not.toContain('Nothing yet');
  });

  it('has a page on which nothing runs but its own script', () => {
    const page = renderDocsPage({ info: { title: 'Shop' } });
    for (const [element, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ]) {
      const text = page.split(`<${element}>`)[1]?.split(`</${element}>`)[0] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      expect(docsContentPolicy).toContain(`${directive} 'sha256-${hash}'`);
    }
    expect(page).not.toMatch(/ (?:style|on[a-z]+)=/);
  });

  it('shows its routes on a page that is safe from what it shows', () => {
    const page = renderDocsPage(
      api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '<script>', version: '1' } }),
    );
    expect(page).toContain('/shop/notes/{noteId}');
    expect(page).toContain('Write &quot;it&quot; down');
    expect(page).toContain('<h3>Note &lt;b&gt;</h3>');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('src=');
  });
});
