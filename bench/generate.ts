import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '#models/metamodel/model.ts';
import { type BenchReport, type Figure, percentile } from './harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const contexts = 10;
const aggregatesPerContext = 4;
const warmRuns = 5;

/**
 * How long a whole generation takes: checked, planned, printed, formatted, type-checked, written. Cold is a fresh process,
 * from its start to its end; warm is the same process again, into a new folder.
 */
export async function run(): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-generate-'));
  try {
    const figures: Figure[] = [];
    for (const { what, board, cold, warm } of scenarios) {
      const { seconds, files } = JSON.parse(runFresh(board, folder)) as {
        seconds: readonly number[];
        files: number;
      };
      const [coldSeconds = Number.NaN, ...warmSeconds] = seconds;
      figures.push(
        { what: `${what}, cold`, value: coldSeconds, unit: 's', goal: `<= ${cold}` },
        {
          what: `${what}, warm (median)`,
          value: percentile(warmSeconds, 0.5),
          unit: 's',
          ...(warm && { goal: `<= ${warm}` }),
        },
        { what: `${what}, files`, value: files, unit: 'files' },
      );
    }
    return { name: 'generate', figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const scenarios = [
  { what: `${contexts} contexts x ${aggregatesPerContext} aggregates`, board: 'synthetic', cold: 3, warm: 1 },
  { what: 'Bookly Orders', board: 'orders', cold: 2, warm: undefined },
] as const;

function runFresh(board: string, folder: string): string {
  return execFileSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'bench/processes/generate.ts'), board, folder, String(warmRuns)],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
}

/** Aggregates with two fields, a lifecycle, a rule, two commands and two events each. */
export function syntheticBoard(): Model {
  const elements: Record<string, unknown> = {};
  const relations: Record<string, unknown> = {};
  const contextEntries: Record<string, unknown> = {};
  for (let context = 0; context < contexts; context += 1) {
    contextEntries[`context-${context}`] = { name: `Context ${letters(context)}` };
    for (let index = 0; index < aggregatesPerContext; index += 1) {
      addAggregate(elements, relations, `context-${context}`, `${letters(context)}${letters(index)}`);
    }
  }
  return {
    id: 'synthetic',
    name: 'Synthetic',
    contexts: contextEntries,
    elements,
    relations,
    relationships: {},
    terms: {},
    values: {},
    scenarios: {},
  } as unknown as Model;
}

function addAggregate(
  elements: Record<string, unknown>,
  relations: Record<string, unknown>,
  context: string,
  name: string,
): void {
  const at = [0, 0];
  const fields = [
    { name: 'title', type: 'text' },
    { name: 'price', type: 'money' },
  ];
  elements[`thing-${name}`] = {
    kind: 'aggregate',
    text: `Thing ${name}`,
    at,
    context,
    design: {
      fields,
      lifecycle: {
        states: ['open', 'closed'],
        initial: 'open',
        moves: [{ from: ['open'], on: `closed-${name}`, to: 'closed' }],
      },
    },
  };
  elements[`open-${name}`] = {
    kind: 'command',
    text: `Open Thing ${name}`,
    at,
    design: {
      parameters: fields,
      creates: 'always',
      rules: [{ text: 'A thing has a title', check: 'size(title) > 0', error: 'Title Missing' }],
      outcomes: [{ event: `opened-${name}` }],
    },
  };
  elements[`opened-${name}`] = {
    kind: 'event',
    text: `Thing ${name} Opened`,
    at,
    design: {
      payload: fields,
      effects: fields.map(({ name: field }) => ({ do: 'set', field, to: field })),
      published: { name: `thing-${name}.opened`, version: 1 },
    },
  };
  elements[`close-${name}`] = {
    kind: 'command',
    text: `Close Thing ${name}`,
    at,
    design: { outcomes: [{ event: `closed-${name}` }] },
  };
  elements[`closed-${name}`] = { kind: 'event', text: `Thing ${name} Closed`, at };
  for (const command of ['open', 'close']) {
    relations[`${command}-${name}`] = { type: 'handled-by', from: `${command}-${name}`, to: `thing-${name}` };
  }
  for (const event of ['opened', 'closed']) {
    relations[`${event}-${name}`] = { type: 'emits', from: `thing-${name}`, to: `${event}-${name}` };
  }
}

function letters(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
