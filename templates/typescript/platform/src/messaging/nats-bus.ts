import { setTimeout as pause } from 'node:timers/promises';
import {
  AckPolicy,
  type ConsumerMessages,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import { TryAgainLater } from '@sample/kernel';
import type { Log } from '../log.js';
import { withinTime } from '../within-time.js';
import { addressOf, queueOf } from './broker-names.js';
import { toWire } from './cloud-event-message.js';
import type { BusSubscriber, MessageBus } from './message-bus.js';
import { openNatsStream } from './nats-stream.js';
import { receiveFromWire } from './receive.js';
import { tooLarge } from './too-large.js';

const connectTimeoutMs = 5_000;
const publishTimeoutMs = 5_000;
const closeWithinMs = 5_000;
// What goes with a message: its id, among others.
const headerBytes = 1_000;
const usualMaxBytes = 1_048_576;
// A server that falls silent is noticed after two of these.
const pingEveryMs = 10_000;
// What a process held when it was killed comes again after so long, and the later ones with it. Whoever is still at work says so in time.
const acknowledgeWithinMs = 15_000;
const consumeAgainMs = 1_000;

export interface BrokerOptions {
  readonly url: string;
  /** Everything of one project goes by this name: stream, exchange, queues. */
  readonly project: string;
  readonly log: Log;
  /** How many servers keep what is published, where a new stream is made on a cluster of NATS. Default: 1. */
  readonly replicas?: number;
}

/**
 * Carries messages over NATS JetStream: one stream a project keeps what is published, made where there is none, one durable consumer a context says how
 * far it has come. Rejects when the server does not answer.
 */
export async function openNatsBus({ url, project, log, replicas = 1 }: BrokerOptions): Promise<MessageBus> {
  const connection = await connect({
    servers: url,
    name: project,
    timeout: connectTimeoutMs,
    maxReconnectAttempts: -1,
    pingInterval: pingEveryMs,
  });
  const stream = addressOf(project, 'messages').replaceAll('.', '-');
  const client = jetstream(connection, { timeout: publishTimeoutMs });
  const manager = await openStream().catch(async (error: unknown) => {
    // A server without JetStream. A connection that stays open would keep the process from ending.
    await connection.close();
    throw error;
  });

  async function openStream(): Promise<JetStreamManager> {
    const opened = await jetstreamManager(connection, { timeout: publishTimeoutMs });
    await openNatsStream(opened, { name: stream, subject: `${addressOf(project, 'message')}.>`, replicas });
    return opened;
  }

  let problem: string | undefined;
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') problem = 'The connection to NATS is lost; it is being tried again.';
      if (type === 'reconnect') problem = undefined;
      if (type === 'disconnect' || type === 'reconnect') log.info(`broker-${type}`, { broker: 'nats' });
    }
  })();

  const closing = new AbortController();
  const consuming = new Set<ConsumerMessages>();
  const underWay: Promise<void>[] = [];
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

  async function openConsumer(subscriber: BusSubscriber): Promise<ConsumerMessages> {
    await declareOne(subscriber);
    const consumer = await client.consumers.get(stream, queueOf(project, subscriber.context));
    return consumer.consume({ max_messages: 1, abort_on_missing_resource: true });
  }

  /** Takes messages until the bus is closed; where somebody deleted the consumer it is made again. */
  async function consume(subscriber: BusSubscriber, first: ConsumerMessages): Promise<void> {
    let messages: ConsumerMessages | undefined = first;
    while (!closing.signal.aborted) {
      try {
        messages ??= await openConsumer(subscriber);
        // It was closed while the consumer was made again.
        if (closing.signal.aborted) return void messages.stop();
        consuming.add(messages);
        await takeFrom(messages, subscriber);
      } catch (error) {
        log.error('broker-consumer-failed', error, { broker: 'nats', context: subscriber.context });
      }
      if (messages !== undefined) consuming.delete(messages);
      messages = undefined;
      await pause(consumeAgainMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  async function takeFrom(messages: ConsumerMessages, subscriber: BusSubscriber): Promise<void> {
    for await (const message of messages) {
      const beat = setInterval(() => message.working(), acknowledgeWithinMs / 3);
      const isSafe = await receiveFromWire(message.string(), subscriber, log, closing.signal);
      clearInterval(beat);
      if (isSafe) message.ack();
    }
  }

  return {
    async declare(listeners) {
      for (const listener of listeners) if (listener.names.length > 0) await declareOne(listener);
    },
    async publish(message, source) {
      // The client would keep it for a connection to come, and whoever stops would wait for that.
      if (problem !== undefined) throw new TryAgainLater(problem);
      const content = new TextEncoder().encode(toWire(message, source));
      const maxBytes = (connection.info?.max_payload ?? usualMaxBytes) - headerBytes;
      if (content.length > maxBytes) throw tooLarge(content.length, maxBytes);
      await client.publish(`${subjectOf(message.name)}.v${message.version}`, content, { msgID: message.id });
    },
    async subscribe(subscriber) {
      if (subscriber.names.length === 0) return;
      underWay.push(consume(subscriber, await openConsumer(subscriber)));
    },
    problem: () => problem,
    async close() {
      closing.abort();
      for (const messages of consuming) messages.stop();
      try {
        await withinTime(Promise.all(underWay), closeWithinMs, 'A message is still under way.');
        // Without a server nothing can be sent off, and the client would wait for one.
        if (problem === undefined) await withinTime(connection.drain(), closeWithinMs, 'NATS is silent.');
      } catch (error) {
        log.error('broker-close-failed', error, { broker: 'nats' });
      } finally {
        await connection.close();
      }
    },
  };
}
