import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';

/** The boards that ship with the product; each is loaded only when it is asked for. */
const SAMPLES = {
  bookly: () => import('#models/samples/bookly.storm.json?raw'),
  'big-picture': () => import('../../../templates/boards/big-picture.storm.json?raw'),
  process: () => import('../../../templates/boards/process.storm.json?raw'),
  design: () => import('../../../templates/boards/design.storm.json?raw'),
} as const;

export type SampleName = keyof typeof SAMPLES;

export const TEMPLATE_NAMES = ['big-picture', 'process', 'design'] as const satisfies readonly SampleName[];

export async function loadSample(name: SampleName): Promise<Model> {
  const { default: text } = await SAMPLES[name]();
  const result = readBoardFile(text);
  if (!result.ok) throw new Error(`The sample ${name} is not valid: ${result.error.message}`);
  return result.value.model;
}
