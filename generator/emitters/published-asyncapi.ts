import type { ContextPlan, PublishedPlan } from '../phases/plan/plan.ts';
import { printJson } from './package-files.ts';

/**
 * `packages/orders-published/asyncapi.json`: AsyncAPI 3.0, every published event as a CloudEvent around its JSON Schema.
 * Keys are of ASCII letters, as AsyncAPI wants them.
 */
export function printAsyncApi({ name, purpose, published }: ContextPlan): string {
  const described = published.map((each) => ({ key: keyOf(each), each }));
  return printJson({
    asyncapi: '3.0.0',
    info: {
      title: `${name.words}: published events`,
      version: '1.0.0',
      ...(purpose !== undefined && { description: purpose }),
    },
    defaultContentType: contentType,
    channels: Object.fromEntries(
      described.map(({ key, each }) => [
        key,
        {
          address: encodeURIComponent(typeOf(each)),
          messages: { [key]: { $ref: `#/components/messages/${key}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      described.map(({ key }) => [
        `send-${key}`,
        {
          action: 'send',
          channel: { $ref: `#/channels/${key}` },
          messages: [{ $ref: `#/channels/${key}/messages/${key}` }],
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(described.map(({ key, each }) => [key, describeMessage(each)])),
      schemas: { 'cloud-event': cloudEvent },
    },
  });
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
