import {
  type ContextModule,
  createInProcessBus,
  type Log,
  type MessageBus,
  openNatsBus,
  openRabbitBus,
} from '@sample/platform';
import { type Configuration, ConfigurationError } from './configuration.js';

/**
 * What carries published messages: a broker where one is named, else this process itself. At a broker what is published waits for
 * every context of the project, whether it runs or not.
 */
export async function openBus(
  { brokerUrl, natsReplicas }: Configuration,
  project: string,
  contexts: readonly ContextModule[],
  log: Log,
): Promise<MessageBus> {
  if (brokerUrl === undefined) return createInProcessBus();
  const open = brokerUrl.startsWith('amqp') ? openRabbitBus : openNatsBus;
  let bus: MessageBus | undefined;
  try {
    bus = await open({ url: brokerUrl, project, log, replicas: natsReplicas });
    await bus.declare(contexts.map(({ name, hears }) => ({ context: name, names: hears })));
    return bus;
  } catch (error) {
    // A connection that stays open would keep the process from ending.
    await bus?.close();
    const { host } = new URL(brokerUrl);
    const reason = error instanceof Error && error.message !== '' ? error.message : String(error);
    throw new ConfigurationError(
      `The broker at ${host} cannot be used (${reason}). Check BROKER_URL, or leave it out to keep messages in this process.`,
      { cause: error },
    );
  }
}
