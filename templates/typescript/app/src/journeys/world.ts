import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const entrySchema = z.object({
  /** The context that sent it, where it is one of this project. */
  from: z.string().optional(),
  /** The contexts that heard it. */
  heardBy: z.array(z.string()),
  id: z.string(),
  name: z.string(),
  subject: z.string(),
  occurredAt: z.string(),
});

/** A message, and who heard it. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** The running contexts, in one process or in several, as somebody outside meets them: over HTTP. */
export interface World {
  /** One process serves everything: what has not happened when it is quiet does not happen any more. */
  readonly isOne: boolean;
  /** Sends to the process that serves the context at the beginning of the path. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Sends to every process; those that know nothing of the path leave it alone. */
  sendToAll(path: string, init?: RequestInit): Promise<readonly Response[]>;
  /** Everything that is recorded under a correlation id, in the order in which it happened. */
  readJournal(correlationId: string): Promise<readonly JournalEntry[]>;
  /** Until nothing is due in any process. */
  settle(): Promise<void>;
}

/** `urls` says where a context is served, by its name in addresses; under "" the process that serves all others. */
export function createWorld(urls: Readonly<Record<string, string>>): World {
  const processes = [...new Set(Object.values(urls))];

  async function sendToAll(path: string, init?: RequestInit): Promise<readonly Response[]> {
    const answers = await Promise.all(
      // Where several processes serve, one may be away for a while: it is asked again when it is back.
      processes.map((url) =>
        fetch(`${url}${path}`, init).catch((error: unknown) => {
          if (processes.length === 1) throw error;
          return undefined;
        }),
      ),
    );
    return answers.flatMap((answer) =>
      answer === undefined || answer.status === 404 || answer.status === 503 ? [] : [answer],
    );
  }

  return {
    isOne: processes.length === 1,
    async send(path, init) {
      const context = path.split('/')[1] ?? '';
      const url = Object.hasOwn(urls, context) ? urls[context] : urls[''];
      if (url === undefined) throw new Error(`No process serves ${path}.`);
      return fetch(`${url}${path}`, init);
    },
    sendToAll,
    async readJournal(correlationId) {
      const answers = await sendToAll(`/journal?correlation=${encodeURIComponent(correlationId)}`);
      const entries = await Promise.all(
        answers.map(async (answer) => entrySchema.array().parse(await answer.json())),
      );
      return entries.flat().sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
    },
    async settle() {
      await sendToAll('/settle', { method: 'POST' });
      // What one process sends may be on its way to another one that is quiet already.
      if (processes.length > 1) await pause(50);
    },
  };
}
