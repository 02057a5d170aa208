import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from '#models/lint/linter.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';
import { type BenchReport, type Figure, percentile } from './harness.ts';
import { eventsOf, largeBoard, processesFor, STICKIES_A_PROCESS } from './support/large-board.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 5;
const stickies = 2_000;
const edits = 40;

/**
 * How long all rules take: `stormwright lint --all` from the start of its process to its end, and one edit of a board that is
 * linted already. Needs the built app.
 */
export async function run(): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-lint-'));
  try {
    const largeWall = largeBoard(processesFor(5_000));
    return {
      name: 'lint',
      figures: [
        await measureProcess(folder, '1000 events', largeBoard(processesFor(1_000))),
        { ...(await measureProcess(folder, '5000 events', largeWall)), goal: '<= 1.5' },
        { ...(await measureProcess(folder, '5000 events alone', eventsOf(largeWall))), goal: '<= 1.5' },
        ...measureEdits(),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureProcess(folder: string, what: string, board: Model): Promise<Figure> {
  const file = join(folder, 'board.storm.json');
  await writeFile(file, printBoardFile(board));
  const program = join(root, 'app/cli/stormwright.mjs');
  execFileSync(process.execPath, [program, '--version']);
  const seconds = Array.from({ length: rounds }, () => {
    const start = performance.now();
    // It ends with 1 when it finds something.
    const { status } = spawnSync(process.execPath, [program, 'lint', '--all', file], {
      stdio: 'pipe',
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    if (status !== 0 && status !== 1) throw new Error(`lint ended with ${String(status)}`);
    return (performance.now() - start) / 1_000;
  });
  return {
    what: `${what} on ${Object.keys(board.elements).length} stickies, lint --all (median of ${rounds})`,
    value: percentile(seconds, 0.5),
    unit: 's',
  };
}

/** Edits one after the other on one board, each linted at once; each kind of edit on another process. */
function measureEdits(): readonly Figure[] {
  const changes = {
    'a letter typed on an event': (model, index) =>
      changeElement(model, `opened-${index}`, (element) => ({ text: `${String(element.text)}s` })),
    'a sticky moved into another context': (model, index) =>
      changeElement(model, `deal-${index}`, () => ({ at: [90_000, 90_000] })),
    'a field of an aggregate taken out': (model, index) =>
      changeElement(model, `deal-${index}`, () => ({
        design: { fields: [{ name: 'title', type: 'text' }] },
      })),
    'a relation deleted': (model, index) => {
      const { [`close-${index}-handled-by-deal-${index}`]: _, ...relations } = model.relations as Entries;
      return { ...model, relations } as Model;
    },
    'a term changed': (model, index) => {
      const terms = model.terms as Entries;
      const term = { ...(terms['term-0-1'] as object), name: `Bargain ${index}` };
      return { ...model, terms: { ...terms, 'term-0-1': term } } as Model;
    },
  } satisfies Record<string, (model: Model, index: number) => Model>;
  const processes = Math.ceil(stickies / STICKIES_A_PROCESS);
  return Object.entries(changes).map(([what, change]) => {
    const linter = createLinter();
    let model = largeBoard(processes);
    linter.lint(model);
    const milliseconds = Array.from({ length: edits }, (_, index) => {
      model = change(model, index);
      const start = performance.now();
      linter.lint(model);
      return performance.now() - start;
    });
    return {
      what: `${stickies} stickies, ${what} (p95 of ${edits})`,
      value: percentile(milliseconds, 0.95),
      unit: 'ms',
      goal: '<= 50',
    };
  });
}

type Entries = Readonly<Record<string, unknown>>;

function changeElement(
  model: Model,
  id: string,
  change: (element: Readonly<Record<string, unknown>>) => object,
): Model {
  const elements = model.elements as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const element = elements[id] ?? {};
  return {
    ...model,
    elements: { ...elements, [id]: { ...element, ...change(element) } },
  } as unknown as Model;
}
