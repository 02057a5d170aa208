import { readFileSync } from 'node:fs';
import { generate } from '#generator/generate.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { GenerateRun } from '../generate.ts';
import { repeatBoard } from '../support/repeat-board.ts';
import { syntheticBoard } from '../support/synthetic-board.ts';

/** One process of the benchmark `generate`, run at the root of the project. `board` is "synthetic", a sample, or "bookly x 5". */
const [, , board = '', folder = '', warmRounds = '0'] = process.argv;

function readModel(): Model {
  if (board === 'synthetic') {
    return syntheticBoard();
  }
  const [sample, times = '1'] = board.split(' x ');
  const read = readBoardFile(readFileSync(`models/samples/${sample}.storm.json`, 'utf8'));
  if (!read.ok) {
    throw new Error(read.error.message);
  }
  return repeatBoard(read.value.model, Number(times));
}

/** The model with one more field on its first aggregate: other from round to round. */
function changeModel(model: Model, round: number): Model {
  const changed = structuredClone(model) as unknown as {
    elements: Record<string, { kind: string; design?: { fields?: object[] } }>;
  };
  const aggregate = Object.values(changed.elements).find(
    ({ kind, design }) => kind === 'aggregate' && (design?.fields?.length ?? 0) > 0,
  );
  aggregate?.design?.fields?.push({ name: `remark ${'abcdefghij'[round]}`, type: 'text', optional: true });
  return changed as unknown as Model;
}

async function generateOnce(model: Model, round: number): Promise<number> {
  const generated = await generate({
    model,
    outputFolder: `${folder}-${round}`,
    keepWarm: Number(warmRounds) > 0,
  });
  if (!generated.ok) {
    throw new Error(generated.error.message);
  }
  return generated.value.written.length;
}

async function measure(): Promise<GenerateRun> {
  const model = readModel();
  const files = await generateOnce(model, 0);
  const coldSeconds = performance.now() / 1_000;
  const warmSeconds: number[] = [];
  for (let round = 1; round <= Number(warmRounds); round += 1) {
    // A copy, so that nothing remembered of the model makes the later ones quicker.
    const changed = changeModel(model, round);
    const start = performance.now();
    await generateOnce(changed, round);
    warmSeconds.push((performance.now() - start) / 1_000);
  }
  return { coldSeconds, warmSeconds, files };
}

process.stdout.write(JSON.stringify(await measure()), () => process.exit(0));
