import { exampleOf, type JsonSchema } from '../../templates/typescript/platform/src/docs/schema-example.ts';
import { createDice } from './arbitrary-command.ts';

type Dice = ReturnType<typeof createDice>;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

interface DescribedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

export interface HostileRequests {
  readonly url: string;
  readonly seed: number;
  readonly count: number;
}

/** What a server made of requests of which most hold something that they should not. */
export interface HostileAnswers {
  /** How often each status was answered. */
  readonly counts: Readonly<Record<number, number>>;
  /** Every request that the server gave up on, with the answer. */
  readonly failures: readonly string[];
}

/**
 * Asks every operation of a server's OpenAPI document, again and again, with values at and beyond every edge. Each is asked in a
 * sound way now and then, with ids that the server gave before, so that there is something to ask about.
 */
export async function sendHostileRequests({ url, seed, count }: HostileRequests): Promise<HostileAnswers> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
  const operations = operationsOf(document);
  const chooser = new Chooser(createDice(seed), document.components?.schemas ?? {});
  const counts: Record<number, number> = {};
  const failures: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const operation = operations[index % operations.length];
    if (operation === undefined) throw new Error('The server describes no operation.');
    const { path, init } = chooser.request(operation);
    const answer = await fetch(`${url}${path}`, init);
    const text = await answer.text();
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    if (answer.status >= 500) {
      failures.push(`${init.method} ${path} ${String(init.body).slice(0, 2_000)}: ${answer.status} ${text}`);
    } else if (answer.status < 300) chooser.remember(idNamesOf(operations, operation), JSON.parse(text));
  }
  return { counts, failures };
}

function operationsOf({ paths }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}

/** What the id of a thing is called in the addresses of its kind: those that begin like the one that was asked. */
function idNamesOf(operations: readonly Operation[], { path }: Operation): readonly string[] {
  const kind = path.split('/').slice(0, 3).join('/');
  const alike = operations.filter((each) => each.path.startsWith(`${kind}/`));
  return alike.flatMap(({ parameters }) =>
    parameters.filter((each) => each.in === 'path').map(({ name }) => name),
  );
}

const wide = '\u{1F600}';

/** Values that look like one that a text is replaced by: what is refused at first sight leads nowhere. */
const hostileTexts: readonly {
  readonly like: RegExp;
  readonly texts: readonly ((dice: Dice) => string)[];
}[] = [
  {
    like: /^\d{4}-\d\d-\d\dT/,
    texts: [
      () => '0000-01-01T00:00:00+14:00',
      () => '0000-01-01T00:00:00Z',
      () => '9999-12-31T23:59:59.999-14:00',
      () => '9999-12-31T23:59:59.999Z',
      () => '2026-02-30T00:00:00Z',
    ],
  },
  { like: /^\d{4}-\d\d-\d\d$/, texts: [() => '0000-01-01', () => '9999-12-31', () => '2026-02-30'] },
  {
    like: /^-?P/,
    texts: [
      () => `P${'9'.repeat(30)}W`,
      () => '-PT0S',
      () => 'PT0.001S',
      () => 'PT9007199254740.991S',
      () => 'P1Y',
    ],
  },
  {
    like: /^https?:/,
    texts: [
      () => `https://example.org/${wide}\u0000`,
      () => 'https://example.org/\ud800',
      (dice) => `https://example.org/${randomText(dice, 9_000)}`,
      () => 'javascript:alert(1)',
    ],
  },
  {
    like: /@/,
    texts: [(dice) => `${randomText(dice, 9_000)}@example.org`, () => 'a\u0000@example.org'],
  },
  {
    like: /^/,
    texts: [
      (dice) => randomText(dice, 60_000),
      (dice) => randomText(dice, 2_700),
      (dice) => randomText(dice, 200),
      () => wide.repeat(200),
      () => '\u0301'.repeat(5_000),
      () => '\ufeff\u202e\u2028',
      () => '\u007f\u0085',
      () => 'a\u0000b',
      () => '\ud800',
      () => '\udc00a',
      () => '',
      () => ' ',
      () => '__proto__',
      () => 'constructor',
      () => "'; drop schema public cascade; --",
      () => '%00',
      () => '../../health',
      () => '\\u0000',
    ],
  },
];

const hostileNumbers: readonly number[] = [
  ...[0, -0, -1, 0.1, 5e-324, 1e308, -1e308, 1e21, 2 ** 31, 2 ** 63],
  ...[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1],
];

const hostileSums: readonly unknown[] = [
  { amount: '9'.repeat(30), currency: 'EUR' },
  { amount: `${'9'.repeat(30)}.99`, currency: 'EUR' },
  { amount: `${'9'.repeat(30)}.9999`, currency: 'CLF' },
  { amount: '9'.repeat(31), currency: 'EUR' },
  { amount: '0', currency: 'XXX' },
  { amount: '1', currency: 'XXX' },
  { amount: '1', currency: 'JPY' },
  { amount: '1.5', currency: 'JPY' },
  { amount: '-1', currency: 'EUR' },
];

const otherKinds: readonly unknown[] = [null, true, [], {}, [[]], 'text', 7, { amount: '1' }, ['a', 'b']];

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const hostileBodies: readonly string[] = [
  ...['', 'null', '[]', '{', '"', '{"__proto__":{"a":1}}', '1e999', '\u0000', '\ufeff{}', '{}'],
  ...[deep, `{"a":${deep}}`, '{"a":1,"a":2}'],
];

const hostilePaths: readonly string[] = [
  ...['%00', '%ED%A0%80', '%', '%zz', '..', '%2e%2e', '%2F', '%20', '%0A', 'a;b', 'null', '__proto__'],
  'x'.repeat(5_000),
];

class Chooser {
  private readonly dice: Dice;
  private readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** What was sent or shown under a name: asked again it leads further than what nobody has heard of. */
  private readonly known = new Map<string, unknown[]>();

  constructor(dice: Dice, schemas: Readonly<Record<string, JsonSchema>>) {
    this.dice = dice;
    this.schemas = schemas;
  }

  request({ method, path, parameters, body }: Operation): { path: string; init: RequestInit } {
    const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
    const filled = of('path').reduce(
      (address, { name, schema }) => address.replace(`{${name}}`, this.inAddress(name, schema)),
      path,
    );
    const query = of('query')
      .filter(({ required = false }) => required || this.dice(2) === 0)
      .map(({ name, schema }) => `${name}=${this.inAddress(name, schema)}`);
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (of('header').length > 0 && this.dice(4) === 0) {
      headers['idempotency-key'] = this.pick(['one', 'two', 'x'.repeat(200), 'x'.repeat(201), '\u0080', 'é']);
    }
    return {
      path: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
      init: { method, headers, ...(body && { body: this.inBody(body) }) },
    };
  }

  /** Ids and other values of an answer are worth asking for again. */
  remember(idNames: readonly string[], answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      for (const each of name === 'id' ? new Set(idNames) : [name]) this.note(each, value);
    }
  }

  private inBody(schema: JsonSchema): string {
    if (this.dice(25) === 0) return this.pick(hostileBodies);
    // Mostly one place at a time: of two the first would hide the second.
    const count = this.pick([0, 1, 1, 1, 3]);
    let body = this.value('', schema);
    for (let index = 0; index < count; index += 1) body = this.withHostility(body);
    if (count === 1) this.noteAll(body);
    return JSON.stringify(body);
  }

  private inAddress(name: string, schema: JsonSchema): string {
    if (this.dice(8) === 0) return this.pick(hostilePaths);
    const sound = this.value(name, schema);
    const value = this.dice(6) === 0 ? this.withHostility(sound) : sound;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return encodeURIComponent(Buffer.from(text).toString()).slice(0, 8_000).replace(/%.?$/, '');
  }

  /** The same value with something else in one place. */
  private withHostility(value: unknown): unknown {
    if (this.dice(30) === 0) return this.pick(otherKinds);
    if (typeof value === 'string') {
      const texts = hostileTexts.filter(({ like }) => like.test(value));
      return this.pick(this.pick(texts).texts)(this.dice);
    }
    if (typeof value === 'number') return this.pick(hostileNumbers);
    if (Array.isArray(value)) {
      if (value.length === 0 || this.dice(6) === 0)
        return Array.from({ length: this.dice(50) }, () => value[0]);
      const place = this.dice(value.length);
      return value.map((item, index) => (index === place ? this.withHostility(item) : item));
    }
    if (typeof value !== 'object' || value === null) return this.pick(otherKinds);
    if ('currency' in value && this.dice(6) > 0) return this.pick(hostileSums);
    const entries = Object.entries(value);
    if (entries.length === 0 || this.dice(20) === 0) return { ...value, [this.pick(['__proto__', 'x'])]: 1 };
    const [name, inner] = this.pick(entries);
    if (this.dice(15) > 0) return { ...value, [name]: this.withHostility(inner) };
    return Object.fromEntries(entries.filter(([each]) => each !== name));
  }

  private value(name: string, schema: JsonSchema): unknown {
    if (schema.$ref) return this.value(name, this.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    const known = this.known.get(name) ?? [];
    if (known.length > 0 && this.dice(4) > 0) return this.pick(known);
    if (schema.enum) return this.pick(schema.enum);
    const { type, properties = {}, required = [], items = {} } = schema;
    if (type === 'object') {
      const fields = Object.entries(properties).filter(
        ([field]) => required.includes(field) || this.dice(2) === 0,
      );
      return Object.fromEntries(fields.map(([field, inner]) => [field, this.value(field, inner)]));
    }
    if (type === 'array') return Array.from({ length: 1 + this.dice(2) }, () => this.value('', items));
    if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, this.dice(20));
    return exampleOf(schema, this.schemas);
  }

  private noteAll(body: unknown): void {
    if (typeof body !== 'object' || body === null) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value === 'string' && !/id$/i.test(name)) this.note(name, value);
    }
  }

  private note(name: string, value: unknown): void {
    const values = this.known.get(name) ?? [];
    this.known.set(name, [...values.slice(-9), value]);
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.dice(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }
}

/** Of letters that no compression makes shorter. */
function randomText(dice: Dice, length: number): string {
  return Array.from(
    { length },
    () =>
      dice(2 ** 30)
        .toString(36)
        .at(-1) ?? 'a',
  ).join('');
}
