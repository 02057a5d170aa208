import {
  AckPolicy,
  type ConsumerMessages,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
} from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import type { Log } from '../log.js';
import { addressOf, queueOf } from './broker-names.js';
import { toWire } from './cloud-event-message.js';
import type { BusSubscriber, MessageBus } from './message-bus.js';
import { receiveFromWire } from './receive.js';

const connectTimeoutMs = 5_000;
const publishTimeoutMs = 5_000;
// Longer than any pause between two tries to receive a message.
const acknowledgeWithinMs = 60_000;

export interface BrokerOptions {
  readonly url: string;
  /** Everything of one project goes by this name: stream, exchange, queues. */
  readonly project: string;
  readonly log: Log;
}

/**
 * Carries messages over NATS JetStream: one stream a project keeps what is published, one durable consumer a context says how
 * far it has come. Rejects when the server does not answer.
 */
export async function openNatsBus({ url, project, log }: BrokerOptions): Promise<MessageBus> {
  const connection = await connect({
    servers: url,
    name: project,
    timeout: connectTimeoutMs,
    maxReconnectAttempts: -1,
  });
  const stream = addressOf(project, 'messages').replaceAll('.', '-');
  const client = jetstream(connection, { timeout: publishTimeoutMs });
  const manager = await jetstreamManager(connection, { timeout: publishTimeoutMs });
  await manager.streams.add({
    name: stream,
    subjects: [`${addressOf(project, 'message')}.>`],
    // A message stays until every context that it is for has it.
    retention: RetentionPolicy.Interest,
  });

  let problem: string | undefined;
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') problem = 'The connection to NATS is lost; it is being tried again.';
      if (type === 'reconnect') problem = undefined;
      if (type === 'disconnect' || type === 'reconnect') log.info(`broker-${type}`, { broker: 'nats' });
    }
  })();

  let isClosed = false;
  const consuming: { readonly messages: ConsumerMessages; readonly done: Promise<void> }[] = [];
  const subjectOf = (name: string) => addressOf(project, `message.${name}`);

  async function declareOne({ context }: Pick<BusSubscriber, 'context'>): Promise<void> {
    await manager.consumers.add(stream, {
      durable_name: queueOf(project, context),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(acknowledgeWithinMs),
      // One at a time: the order stays.
      max_ack_pending: 1,
      // Servers before 2.10 know one filter only; what nobody here hears is let go.
      filter_subject: `${addressOf(project, 'message')}.>`,
    });
  }

  return {
    async declare(listeners) {
      for (const listener of listeners) if (listener.names.length > 0) await declareOne(listener);
    },
    async publish(message, source) {
      await client.publish(`${subjectOf(message.name)}.v${message.version}`, toWire(message, source), {
        msgID: message.id,
      });
    },
    async subscribe(subscriber) {
      if (subscriber.names.length === 0) return;
      await declareOne(subscriber);
      const consumer = await client.consumers.get(stream, queueOf(project, subscriber.context));
      const messages = await consumer.consume({ max_messages: 1 });
      const done = (async () => {
        for await (const message of messages) {
          const beat = setInterval(() => message.working(), acknowledgeWithinMs / 3);
          const isSafe = await receiveFromWire(message.string(), subscriber, log, () => isClosed);
          clearInterval(beat);
          if (isSafe) message.ack();
        }
      })();
      consuming.push({ messages, done });
    },
    problem: () => problem,
    async close() {
      isClosed = true;
      for (const { messages } of consuming) messages.stop();
      await Promise.all(consuming.map(({ done }) => done));
      await connection.drain();
    },
  };
}
