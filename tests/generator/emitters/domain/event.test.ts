import { expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

it('counts whole numbers only as far as they are exact', () => {
  expect(textOf(bookly, 'domain/stock-item/stock-adjusted.ts')).toContain(
    'onHand: safeInteger(stockItem.onHand + data.change)',
  );
});

it('counts decimals as far as there are any', () => {
  expect(textOf(withDecimals(bookly), 'domain/stock-item/stock-adjusted.ts')).toContain(
    'onHand: finiteNumber(stockItem.onHand + data.change)',
  );
});

it('counts in the rows of a read model in the same way', () => {
  expect(textOf(bookly, 'read-models/stock-levels/stock-levels-projection.ts')).toContain(
    'onHand: safeInteger(row.onHand + data.change)',
  );
});

function textOf(model: Model, ending: string): string {
  const file = generateFiles(model, loadTemplates()).files.find(({ path }) => path.endsWith(ending));
  if (file === undefined) throw new Error(`Nothing ends in ${ending}.`);
  return file.text;
}

/** Every whole number of the model is a decimal one. */
function withDecimals(model: Model): Model {
  const text = JSON.stringify(model, (key, value: unknown) =>
    key === 'type' && value === 'integer' ? 'decimal' : value,
  );
  return JSON.parse(text) as Model;
}
