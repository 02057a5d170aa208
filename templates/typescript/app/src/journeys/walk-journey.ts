import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Journey, JourneyJson, JourneyStep, Look, Outcome, Pause, Wish } from './journey.js';
import type { JournalEntry, World } from './world.js';

/** The contexts did something else than the journey says. */
export class JourneyLost extends Error {}

export interface WalkOptions {
  /** Told of every step when it is done, with what has happened since the one before. */
  readonly tell?: (step: JourneyStep, happened: readonly JournalEntry[]) => void;
  /** How long to wait for what a step leads to. Default: 30,000. */
  readonly patienceMs?: number;
}

/** Walks a journey through running contexts, step by step. Throws `JourneyLost` where it cannot go on. */
export async function walkJourney(
  journey: Journey,
  world: World,
  { tell = () => undefined, patienceMs = 30_000 }: WalkOptions = {},
): Promise<void> {
  const walk = new Walk(world, patienceMs);
  for (const step of journey.steps) {
    await walk.take(step);
    tell(step, walk.takeNews());
  }
  await walk.finish();
}

/** One walk: what has been named, what has happened, and what must not. */
class Walk {
  private readonly world: World;
  private readonly patienceMs: number;
  private readonly correlationId = `journey-${randomUUID()}`;
  private readonly known = new Map<string, string>();
  private readonly told = new Set<string>();
  private readonly expected = new Set<string>();
  private readonly never: {
    readonly name: string;
    readonly after: ReadonlySet<string>;
    readonly step: string;
  }[] = [];
  private journal: readonly JournalEntry[] = [];

  constructor(world: World, patienceMs: number) {
    this.world = world;
    this.patienceMs = patienceMs;
  }

  async take(step: JourneyStep): Promise<void> {
    switch (step.kind) {
      case 'wish':
        return this.wish(step);
      case 'answer':
        return this.steer(step);
      case 'pause':
        return this.pause(step);
      case 'look':
        return this.look(step);
    }
  }

  /** What happened since it was last asked for. */
  takeNews(): readonly JournalEntry[] {
    const news = this.journal.filter(({ id }) => !this.told.has(id));
    for (const { id } of news) this.told.add(id);
    return news;
  }

  /** All is quiet: did anything happen that must not? */
  async finish(): Promise<void> {
    await this.world.settle();
    this.journal = await this.world.readJournal(this.correlationId);
    for (const { name, after, step } of this.never) {
      if (this.journal.some((entry) => entry.name === name && !after.has(entry.id))) {
        throw new JourneyLost(`After "${step}" ${name} must never happen, and it did. ${this.describe()}`);
      }
    }
  }

  private async wish({ what, path, body, leadsTo }: Wish): Promise<void> {
    const answer = await this.world.send(this.fill(path, encodeURIComponent), this.post(body));
    const text = await answer.text();
    if ('refusal' in leadsTo) {
      if (!answer.ok && codesOf(text).includes(leadsTo.refusal)) return;
      throw new JourneyLost(
        `"${what}" should be refused with ${leadsTo.refusal}; the answer was ${answer.status} ${text}.`,
      );
    }
    if (!answer.ok) throw new JourneyLost(`"${what}" was answered ${answer.status} ${text}.`);
    await this.wait(what, leadsTo);
  }

  private async steer({ what, path, body }: Answer): Promise<void> {
    const answers = await this.world.sendToAll(path, this.post(body));
    if (!answers.some(({ ok }) => ok))
      throw new JourneyLost(`"${what}" cannot be steered: is it faked here?`);
  }

  private async pause({ duration, leadsTo }: Pause): Promise<void> {
    await this.world.settle();
    await this.world.sendToAll('/clock', this.post({ forward: duration }));
    await this.wait(duration, leadsTo);
  }

  private async look({ what, path, rows }: Look): Promise<void> {
    const expected = rows.map((row) => this.fillJson(row));
    let seen: readonly JourneyJson[] = [];
    const found = await this.soon(async () => {
      const answer = await this.world.send(this.fill(path, encodeURIComponent));
      seen = answer.ok ? ((await answer.json()) as { readonly rows: readonly JourneyJson[] }).rows : [];
      return showsExactly(seen, expected);
    });
    if (!found) {
      throw new JourneyLost(
        `"${what}" should show ${JSON.stringify(expected)} and shows ${JSON.stringify(seen)}.`,
      );
    }
  }

  /** Waits for what a step leads to. Each thing that happened answers one expectation. */
  private async wait(step: string, { events, never = [] }: Outcome): Promise<void> {
    const before = new Set(this.journal.map(({ id }) => id));
    const waiting = [...events];
    const happened = await this.soon(async () => {
      this.journal = await this.world.readJournal(this.correlationId);
      for (const event of [...waiting]) {
        const entry = this.journal.find(({ id, name }) => name === event.name && !this.expected.has(id));
        if (entry === undefined) continue;
        this.expected.add(entry.id);
        if (event.as !== undefined) this.known.set(event.as, entry.subject);
        waiting.splice(waiting.indexOf(event), 1);
      }
      return waiting.length === 0;
    });
    if (!happened) {
      const missing = waiting.map(({ name }) => name).join(', ');
      throw new JourneyLost(`After "${step}" this has not happened: ${missing}. ${this.describe()}`);
    }
    this.never.push(...never.map((name) => ({ name, after: before, step })));
  }

  private async soon(isSo: () => Promise<boolean>): Promise<boolean> {
    const deadline = Date.now() + this.patienceMs;
    do {
      await this.world.settle();
      if (await isSo()) return true;
    } while (!this.world.isOne && Date.now() < deadline);
    return false;
  }

  private post(body: JourneyJson): RequestInit {
    return {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-correlation-id': this.correlationId },
      body: JSON.stringify(this.fillJson(body)),
    };
  }

  private fillJson(json: JourneyJson): JourneyJson {
    return JSON.parse(
      this.fill(JSON.stringify(json), (id) => JSON.stringify(id).slice(1, -1)),
    ) as JourneyJson;
  }

  /** Names in braces become ids. A name that nothing bears is left as it is. */
  private fill(text: string, encode: (id: string) => string): string {
    return text.replace(/\{([A-Za-z][A-Za-z0-9-]*)\}/g, (whole, name: string) => {
      const id = this.known.get(name);
      return id === undefined ? whole : encode(id);
    });
  }

  private describe(): string {
    const names = this.journal.map(({ heardBy, name }) => `${name} (${heardBy.join(', ')})`);
    return `What happened: ${names.join(', ') || 'nothing'}.`;
  }
}

/** What a refusal says, and what it says of the values that were sent. */
function codesOf(problem: string): readonly (string | undefined)[] {
  const { code, errors = [] } = JSON.parse(problem) as Refusal & { readonly errors?: readonly Refusal[] };
  return [code, ...errors.map((error) => error.code)];
}

interface Refusal {
  readonly code?: string;
}

function showsExactly(seen: readonly JourneyJson[], expected: readonly JourneyJson[]): boolean {
  const left = [...seen];
  for (const row of expected) {
    const index = left.findIndex((candidate) => holds(candidate, row));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

/** Does a row have what is expected of it, field by field? */
function holds(row: JourneyJson, expected: JourneyJson): boolean {
  if (typeof row !== 'object' || row === null || typeof expected !== 'object' || expected === null) {
    return isDeepStrictEqual(row, expected);
  }
  const fields = row as { readonly [key: string]: JourneyJson };
  return Object.entries(expected).every(([key, value]) => isDeepStrictEqual(fields[key], value));
}
