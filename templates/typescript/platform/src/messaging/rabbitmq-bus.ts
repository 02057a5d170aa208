import { setTimeout as pause } from 'node:timers/promises';
import { TryAgainLater } from '@sample/kernel';
import amqp, { type Channel, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { withinTime } from '../within-time.js';
import { addressOf, queueOf } from './broker-names.js';
import { toWire } from './cloud-event-message.js';
import type { BusSubscriber, MessageBus } from './message-bus.js';
import type { BrokerOptions } from './nats-bus.js';
import { receiveFromWire } from './receive.js';
import { tooLarge } from './too-large.js';

const connectTimeoutMs = 5_000;
const publishTimeoutMs = 5_000;
const closeWithinMs = 5_000;
// What RabbitMQ takes unless it is told otherwise. For more it closes the channel, whoever else is using it.
const maxBytes = 16_777_216;
const longestPauseMs = 10_000;
const lost = 'The connection to RabbitMQ is lost; it is being tried again.';

/** A connection with everything on it; a new one takes its place when it breaks. */
interface Line {
  readonly connection: ChannelModel;
  readonly outgoing: ConfirmChannel;
}

/**
 * Carries messages over RabbitMQ: one durable topic exchange a project, one durable queue a context. Rejects when the server
 * does not answer; later it connects again by itself.
 */
export async function openRabbitBus({ url, project, log }: BrokerOptions): Promise<MessageBus> {
  const exchange = addressOf(project, 'messages');
  const subscribers: BusSubscriber[] = [];
  const underWay = new Set<Promise<void>>();
  let line: Line | undefined;
  const closing = new AbortController();

  async function open(): Promise<Line> {
    const connection = await amqp.connect(url, { timeout: connectTimeoutMs });
    // What breaks the connection is told by "close", which always follows.
    connection.on('error', () => undefined);
    connection.on('close', () => {
      // One that was never taken into use is somebody else's to replace.
      if (line?.connection !== connection) return;
      line = undefined;
      if (closing.signal.aborted) return;
      log.info('broker-disconnect', { broker: 'rabbitmq' });
      void reopen();
    });
    const outgoing = await connection.createConfirmChannel();
    breakWith(connection, outgoing);
    await outgoing.assertExchange(exchange, 'topic', { durable: true });
    return { connection, outgoing };
  }

  /** Without one of its channels a line looks whole and carries nothing: it breaks, and a new one is opened. */
  function breakWith(connection: ChannelModel, channel: Channel): void {
    channel.on('error', (error: unknown) =>
      log.error('broker-channel-failed', error, { broker: 'rabbitmq' }),
    );
    channel.on('close', () => {
      // One that is closed already says so.
      connection.close().catch(() => undefined);
    });
  }

  async function reopen(): Promise<void> {
    for (
      let pauseMs = 250;
      !closing.signal.aborted && line === undefined;
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    ) {
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      let next: Line | undefined;
      try {
        next = await open();
        for (const subscriber of subscribers) await consume(next, subscriber);
        if (closing.signal.aborted) return void (await next.connection.close());
        line = next;
        log.info('broker-reconnect', { broker: 'rabbitmq' });
      } catch {
        // Still away: the next round tries again.
        await next?.connection.close().catch(() => undefined);
      }
    }
  }

  async function declareOne(
    channel: Channel,
    { context, names }: Pick<BusSubscriber, 'context' | 'names'>,
  ): Promise<string> {
    const { queue } = await channel.assertQueue(queueOf(project, context), { durable: true });
    for (const name of names) await channel.bindQueue(queue, exchange, `${addressOf(project, name)}.*`);
    return queue;
  }

  async function consume({ connection }: Line, subscriber: BusSubscriber): Promise<void> {
    const channel = await connection.createChannel();
    breakWith(connection, channel);
    // One at a time: the order stays.
    await channel.prefetch(1);
    const queue = await declareOne(channel, subscriber);
    await channel.consume(queue, (delivery) => {
      // Somebody deleted the queue.
      if (delivery === null) return void channel.close().catch(() => undefined);
      const work = receiveFromWire(delivery.content.toString('utf8'), subscriber, log, closing.signal).then(
        (isSafe) => {
          if (isSafe) channel.ack(delivery);
        },
      );
      const handled = work.catch(() => {
        // The channel broke meanwhile: the message is delivered again on the next one.
      });
      underWay.add(handled);
      void handled.finally(() => underWay.delete(handled));
    });
  }

  line = await open();
  return {
    async declare(listeners) {
      if (line === undefined) throw new Error(lost);
      for (const listener of listeners) await declareOne(line.outgoing, listener);
    },
    async publish(message, source) {
      const current = line;
      if (current === undefined) throw new TryAgainLater(lost);
      const key = `${addressOf(project, message.name)}.v${message.version}`;
      const content = Buffer.from(toWire(message, source), 'utf8');
      if (content.length > maxBytes) throw tooLarge(content.length, maxBytes);
      const properties = {
        persistent: true,
        messageId: message.id,
        contentType: 'application/cloudevents+json',
      };
      let giveUp = (): void => undefined;
      const confirmed = new Promise<void>((resolve, reject) => {
        giveUp = () => reject(new Error(lost));
        current.connection.once('close', giveUp);
        current.outgoing.publish(exchange, key, content, properties, (error) => {
          if (error) reject(error instanceof Error ? error : new Error(String(error)));
          else resolve();
        });
      });
      await withinTime(confirmed, publishTimeoutMs, 'RabbitMQ is silent.').finally(() =>
        current.connection.off('close', giveUp),
      );
    },
    async subscribe(subscriber) {
      if (line === undefined) throw new Error(lost);
      if (subscriber.names.length === 0) return;
      subscribers.push(subscriber);
      await consume(line, subscriber);
    },
    problem: () => (line === undefined ? lost : undefined),
    async close() {
      closing.abort();
      try {
        await withinTime(Promise.all(underWay), closeWithinMs, 'A message is still under way.');
        if (line) await withinTime(line.connection.close(), closeWithinMs, 'RabbitMQ is silent.');
      } catch (error) {
        log.error('broker-close-failed', error, { broker: 'rabbitmq' });
      }
    },
  };
}
