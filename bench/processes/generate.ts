import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';
import { syntheticBoard } from '../generate.ts';

/** One process of the benchmark `generate`: the first generation counts from the start of the process. */
const [, , board = '', folder = '', warmRuns = '0'] = process.argv;

function readBookly(): Model {
  const read = readBoardFile(
    readFileSync(new URL('../../models/samples/bookly.storm.json', import.meta.url), 'utf8'),
  );
  if (!read.ok) {
    throw new Error(read.error.message);
  }
  return read.value.model;
}

async function generateOnce(round: number): Promise<number> {
  const generated = await generate({
    // A copy, so that nothing remembered of the model makes the later ones quicker.
    model: structuredClone(board === 'orders' ? readBookly() : syntheticBoard()),
    contexts: board === 'orders' ? ['Orders'] : undefined,
    outputFolder: join(folder, `${board}-${round}`),
  });
  if (!generated.ok) {
    throw new Error(generated.error.message);
  }
  return generated.value.written.length;
}

async function measure(): Promise<void> {
  const files = await generateOnce(0);
  const seconds = [performance.now() / 1_000];
  for (let round = 1; round <= Number(warmRuns); round += 1) {
    const start = performance.now();
    await generateOnce(round);
    seconds.push((performance.now() - start) / 1_000);
  }
  process.stdout.write(JSON.stringify({ seconds, files }));
}

await measure();
