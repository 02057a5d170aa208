import { readFileSync } from 'node:fs';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import type { Model } from '#models/metamodel/model.ts';

/** The boards that ship with the product, by their path in the project. */
export const SHIPPED_BOARDS = [
  'models/samples/bookly.storm.json',
  'models/samples/tiny.storm.json',
  'models/samples/food-delivery.storm.json',
  'models/samples/ticket-sales.storm.json',
  'models/samples/hospital.storm.json',
  'models/samples/library.storm.json',
  'templates/boards/big-picture.storm.json',
  'templates/boards/process.storm.json',
  'templates/boards/design.storm.json',
] as const;

export type ShippedBoard = (typeof SHIPPED_BOARDS)[number];

export function readShippedText(board: ShippedBoard): string {
  return readFileSync(new URL(`../../../${board}`, import.meta.url), 'utf8');
}

/** Fails where the file has even one finding. */
export function readShippedBoard(board: ShippedBoard): Model {
  const result = readBoardFile(readShippedText(board));
  if (!result.ok) throw new Error(`${board}: ${result.error.message}`);
  const [finding] = result.value.findings;
  if (finding !== undefined) throw new Error(`${board}: ${finding.message}`);
  return result.value.model;
}
