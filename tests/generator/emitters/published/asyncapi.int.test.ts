import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { HOSTILE_TEXTS } from '#tests/support/arbitrary-model.ts';
import { addressOf } from '../../../../templates/typescript/platform/src/messaging/broker-names.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

describe('asyncapi.json', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'asyncapi-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Every description that a model leads to, read by AsyncAPI's own parser with the schemas beside it. */
  async function read(model: Model) {
    const files = generateFiles(model, loadTemplates()).files.filter(({ path }) =>
      /-published\/.*\.json$/.test(path),
    );
    await Promise.all(
      files.map(async ({ path, text }) => {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }),
    );
    const parser = new Parser();
    return Promise.all(
      files
        .filter(({ path }) => path.endsWith('/asyncapi.json'))
        .map(async ({ path, text }) => {
          const source = join(folder, path);
          const { document, diagnostics } = await parser.parse(text, { source });
          const problems = diagnostics
            .filter(({ severity }) => severity <= DiagnosticSeverity.Warning)
            .map(({ path: place, message }) => `${place.join('/')}: ${message}`);
          return { path, document, problems };
        }),
    );
  }

  it('describes what every context of Bookly publishes', async () => {
    const descriptions = await read(bookly);
    const [orders] = descriptions.filter(({ path }) => path === 'packages/orders-published/asyncapi.json');

    expect(descriptions.flatMap(({ problems }) => problems)).toEqual([]);
    expect(
      orders?.document
        ?.operations()
        .all()
        .map((operation) => [
          operation.action(),
          operation
            .messages()
            .all()
            .map((message) => message.name()),
        ]),
    ).toEqual(
      ['nats', 'rabbitmq'].flatMap(() => [
        ['send', ['order.cancelled.v1']],
        ['send', ['order.confirmed.v1']],
        ['send', ['order.placed.v1']],
        ['send', ['order.return-requested.v1']],
      ]),
    );
    const placed = orders?.document
      ?.channels()
      .all()
      .filter((channel) => channel.id().startsWith('order-placed-v1'))
      .map((channel) => ({
        servers: channel
          .servers()
          .all()
          .map((server) => server.protocol()),
        address: channel.address(),
        exchange: channel.bindings().get('amqp')?.value<{ exchange: { name: string } }>().exchange.name,
      }));
    expect(placed).toEqual([
      { servers: ['nats'], address: 'bookly.message.order.placed.v1', exchange: undefined },
      { servers: ['amqp'], address: 'bookly.order.placed.v1', exchange: 'bookly.messages' },
    ]);
  });

  it.each([
    'bookly',
    'Bücher & Co.',
  ])('gives the addresses that the buses of "%s" use, whatever events are called', (name) => {
    const model = renamed(bookly);
    const { plan, files } = generateFiles({ ...model, name }, loadTemplates());
    const { project, contexts } = plan;

    const described = files
      .filter(({ path }) => path.endsWith('/asyncapi.json'))
      .flatMap(({ text }) => Object.values(JSON.parse(text).channels as Record<string, { address: string }>))
      .map(({ address }) => address);
    const used = contexts.flatMap(({ published }) =>
      published.flatMap(({ wireName, version }) => [
        `${addressOf(project.name, `message.${wireName}`)}.v${version}`,
        `${addressOf(project.name, wireName)}.v${version}`,
      ]),
    );

    expect(used.length).toBeGreaterThan(10);
    expect(described.toSorted()).toEqual(used.toSorted());
  });

  it('is sound whatever events, contexts and wire names are called', async () => {
    const descriptions = await read(renamed(bookly));

    expect(descriptions.length).toBeGreaterThan(0);
    expect(descriptions.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

/** The board with hostile texts for events, contexts and wire names. */
function renamed(model: Model): Model {
  let next = 0;
  const text = () => `${HOSTILE_TEXTS[next++ % HOSTILE_TEXTS.length] ?? ''}${next}`;
  const elements = Object.entries(model.elements).map(([id, element]) => {
    if (element.kind !== 'event') {
      return [id, element] as const;
    }
    const published = element.design?.published;
    const design = published && { ...element.design, published: { ...published, name: text() } };
    return [id, { ...element, text: text(), ...(design && { design }) }] as const;
  });
  const contexts = Object.entries(model.contexts).map(([id, context]) => [id, { ...context, name: text() }]);
  return { ...model, elements: Object.fromEntries(elements), contexts: Object.fromEntries(contexts) };
}
