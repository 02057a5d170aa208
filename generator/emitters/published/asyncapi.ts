import type { PublishedPlan } from '../../plan/published.ts';
import type { Emission } from '../../printing/emission.ts';
import { printJson } from '../project/package-files.ts';

/**
 * `packages/orders-published/asyncapi.json`: AsyncAPI 3.0, every published event as a CloudEvent around its JSON Schema, with
 * the address it has at each broker. Keys are of ASCII letters, as AsyncAPI wants them.
 */
export function printAsyncApi({ project, context: { name, purpose, published } }: Emission): string {
  const described = published.map((each) => ({ key: keyOf(each), each }));
  const channels = Object.entries(brokers).flatMap(([broker, { describeChannel }]) =>
    described.map(({ key, each }) => ({ key, name: `${key}-${broker}`, broker, each, describeChannel })),
  );
  return printJson({
    asyncapi: '3.0.0',
    info: {
      title: `${name.words}: published events`,
      version: '1.0.0',
      ...(purpose !== undefined && { description: purpose }),
    },
    defaultContentType: contentType,
    servers: Object.fromEntries(
      Object.entries(brokers).map(([broker, { server }]) => [broker, describeServer(server)]),
    ),
    channels: Object.fromEntries(
      channels.map(({ key, name, broker, each, describeChannel }) => [
        name,
        {
          ...describeChannel(project.name, each),
          servers: [{ $ref: `#/servers/${broker}` }],
          messages: { [key]: { $ref: `#/components/messages/${key}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      channels.map(({ key, name }) => [
        `send-${name}`,
        {
          action: 'send',
          channel: { $ref: `#/channels/${name}` },
          messages: [{ $ref: `#/channels/${name}/messages/${key}` }],
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(described.map(({ key, each }) => [key, describeMessage(each)])),
      schemas: { 'cloud-event': cloudEvent },
    },
  });
}

interface Broker {
  readonly server: {
    readonly protocol: string;
    readonly scheme: string;
    readonly port: number;
    readonly title: string;
  };
  readonly describeChannel: (project: string, published: PublishedPlan) => object;
}

/** What the emitted buses do: `platform/src/messaging/nats-bus.ts` and `rabbitmq-bus.ts`. A test compares the addresses. */
const brokers: Readonly<Record<string, Broker>> = {
  nats: {
    server: { protocol: 'nats', scheme: 'nats', port: 4222, title: 'NATS JetStream' },
    describeChannel: (project, { wireName, version }) => ({
      address: `${addressOf(project, `message.${wireName}`)}.v${version}`,
      description: `A subject of the stream ${addressOf(project, 'messages').replaceAll('.', '-')}.`,
    }),
  },
  rabbitmq: {
    server: { protocol: 'amqp', scheme: 'amqp', port: 5672, title: 'RabbitMQ' },
    describeChannel: (project, { wireName, version }) => ({
      address: `${addressOf(project, wireName)}.v${version}`,
      description: `A routing key of the exchange ${addressOf(project, 'messages')}.`,
      bindings: {
        amqp: {
          is: 'routingKey',
          exchange: {
            name: addressOf(project, 'messages'),
            type: 'topic',
            durable: true,
            autoDelete: false,
          },
          bindingVersion: '0.3.0',
        },
      },
    }),
  },
};

function describeServer({ protocol, scheme, port, title }: Broker['server']) {
  return {
    host: '{broker}',
    protocol,
    title,
    description: `Where BROKER_URL is ${scheme}://... Without one the contexts of a process hear each other, and nothing leaves it.`,
    variables: { broker: { default: `127.0.0.1:${port}`, description: 'The host and port of BROKER_URL.' } },
  };
}

/** As `platform/src/messaging/broker-names.ts` writes it. */
function addressOf(project: string, name: string): string {
  return [project, ...name.split('.')].map(toToken).join('.');
}

/** One word of a subject or routing key: what is no letter, digit or `-` is written by its code. */
function toToken(text: string): string {
  const token = text.replace(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  );
  return token === '' ? '_' : token;
}

const contentType = 'application/cloudevents+json';

/** Where the JSON Schema of an event stands below its package. Readers of `$ref` differ in how they take other letters. */
export function schemaPath(published: PublishedPlan): string {
  return `schemas/${keyOf(published)}.schema.json`;
}

function keyOf({ event, version }: PublishedPlan): string {
  return `${event.name.slug}-v${version}`;
}

function typeOf({ wireName, version }: PublishedPlan): string {
  return `${wireName}.v${version}`;
}

function describeMessage(published: PublishedPlan) {
  const { event } = published;
  const type = typeOf(published);
  return {
    name: type,
    title: event.name.words,
    ...(event.description !== undefined && { description: event.description }),
    contentType,
    payload: {
      allOf: [
        { $ref: '#/components/schemas/cloud-event' },
        {
          type: 'object',
          properties: {
            type: { const: type },
            data: { $ref: `./${schemaPath(published)}` },
          },
        },
      ],
    },
  };
}

const text = { type: 'string', minLength: 1 };

/** The kernel's `CloudEvent`. */
const cloudEvent = {
  title: 'CloudEvents 1.0',
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: { ...text, description: 'The same for every delivery of one message.' },
    source: { ...text, format: 'uri-reference', description: 'Who speaks.' },
    type: { ...text, description: 'The lasting name of the event and its version.' },
    subject: { ...text, description: 'The id of what the event is about.' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    dataschema: { type: 'string', format: 'uri', description: 'The $id of the JSON Schema of the data.' },
    correlationid: { ...text, description: 'Shared by everything that one request led to.' },
    causationid: { ...text, description: 'The id of what led to this message.' },
    data: { type: 'object' },
  },
  required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
};
