import type { Heard, KeptWrite, Message, OutboxMessage, ProcessStep } from '@sample/kernel';
import type { JsonRecord } from '../json/record.js';
import { type Fulfilment, fulfil } from './fulfil.js';
import type { Subscription } from './subscription.js';

/** What a process manager does about one kind of message. */
export interface ProcessReaction<State, Command extends Message> {
  /** Which process the message is for. */
  readonly key: (message: OutboxMessage) => string;
  /** `state` is empty before the first step. */
  readonly step: (
    message: OutboxMessage,
    state: State,
  ) => ProcessStep<State, Command> | Promise<ProcessStep<State, Command>>;
}

export interface ProcessManagerOptions<State extends object, Command extends Message>
  extends Fulfilment<Command> {
  /** Lasting: its processes are kept under it. Subscriptions of one policy share it. */
  readonly process: string;
  readonly state: JsonRecord<State>;
  readonly reactions: Readonly<Record<string, ProcessReaction<State, Command>>>;
  /** Default: 0. */
  readonly delayMs?: number;
}

interface KeptProcess {
  readonly state: unknown;
  readonly ended: boolean;
  /** By the id of a message whose wishes may not all have been issued: the state before it. */
  readonly open?: Readonly<Record<string, unknown>>;
}

/**
 * A policy that remembers: one process for each key, from its first message until it ends. What a message changes is written
 * before its wishes are issued, on the version that was read: so two messages at once never act on the same state, and what
 * was issued when the process broke off is issued again, under the same keys.
 */
export function createProcessManager<State extends object, Command extends Message>({
  process,
  state: record,
  reactions,
  delayMs,
  ...fulfilment
}: ProcessManagerOptions<State, Command>): Subscription {
  const { kept } = fulfilment;

  async function read(key: string) {
    const found = await kept.find(process, key);
    const value = (found?.value ?? { state: {}, ended: false }) as KeptProcess;
    return { value, version: found?.version ?? 0 };
  }

  function writeOf(key: string, value: KeptProcess, expectedVersion: number): KeptWrite {
    return { name: process, key, value, expectedVersion };
  }

  return {
    name: fulfilment.name,
    hears: Object.keys(reactions),
    delayMs,
    async handle(message) {
      const reaction = reactions[message.name];
      if (reaction === undefined) return [];
      const key = reaction.key(message);
      for (;;) {
        const { value: before, version } = await read(key);
        const interrupted = before.open?.[message.id];
        if (interrupted === undefined && before.ended) return [];
        const from = interrupted ?? before.state;
        const step = await reaction.step(message, record.decode(from));
        const state = record.encode(step.state);
        const ended = step.ended ?? false;
        if (interrupted === undefined) {
          if (step.wishes.length === 0) return [writeOf(key, { ...before, state, ended }, version)];
          const open = { ...before.open, [message.id]: from };
          if (!(await kept.write(writeOf(key, { state, ended, open }, version)))) continue;
        }
        const writes = await fulfil(fulfilment, message, step.wishes);
        const after = await read(key);
        const { [message.id]: _closed, ...open } = after.value.open ?? {};
        return [...writes, writeOf(key, { ...after.value, open }, after.version)];
      }
    },
  };
}

type Step<Data extends object, State, Command extends Message> = (
  heard: Heard<Data>,
  state: State,
) => ProcessStep<State, Command> | Promise<ProcessStep<State, Command>>;

/**
 * Takes the steps of a process for one kind of message, in their order: each goes on where the one before stopped, and none
 * after the process has ended.
 */
export function onMessage<Data extends object, State, Command extends Message>(
  read: (message: OutboxMessage) => Heard<Data>,
  steps: readonly Step<Data, State, Command>[],
  keyOf: (heard: Heard<Data>) => string = ({ subject }) => subject,
): ProcessReaction<State, Command> {
  return {
    key: (message) => keyOf(read(message)),
    async step(message, before) {
      const heard = read(message);
      let now: ProcessStep<State, Command> = { state: before, wishes: [] };
      for (const step of steps) {
        if (now.ended) break;
        const next = await step(heard, now.state);
        now = { ...next, wishes: [...now.wishes, ...next.wishes] };
      }
      return now;
    },
  };
}
