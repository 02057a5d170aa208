import { parseArgs } from 'node:util';
import { findPostgres } from './find-postgres.mjs';
import { run } from './run.mjs';

// `npm run fuzz -- models [--count 1000] [--seed 7]`: random boards, whose code must type-check, pass its own tests and start.

const targets = { models: 'tests/generated/random-models.int.test.ts' };
const { values, positionals } = readArguments();
const [target] = positionals;
const file = Object.hasOwn(targets, target) ? targets[target] : undefined;
const numbers = [values.count, values.seed].filter((text) => text !== undefined);
if (file === undefined || positionals.length > 1 || numbers.some((text) => !/^\d{1,9}$/.test(text))) {
  console.error(
    `Usage: npm run fuzz -- ${Object.keys(targets).join('|')} [--count <number>] [--seed <number>]`,
  );
  process.exit(2);
}

const postgres = await findPostgres();
const startedAt = Date.now();
const code = await run('vitest', ['run', '--project', 'generated', file], {
  FUZZ_COUNT: values.count,
  FUZZ_SEED: values.seed ?? String(Math.floor(Math.random() * 2 ** 31)),
  ...(postgres === undefined ? {} : { DATABASE_URL: postgres }),
});
console.log(`${values.count} ${target} in ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
process.exit(code);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { count: { type: 'string', default: '200' }, seed: { type: 'string' } },
    });
  } catch {
    // There is no such option: the usage says which there are.
    return { values: {}, positionals: [] };
  }
}
