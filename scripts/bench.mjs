import { readdir } from 'node:fs/promises';
import { register } from 'tsx/esm/api';
import { root } from './run.mjs';

register();

const helpers = new Set(['harness.ts']);
const files = (await readdir(`${root}bench`)).filter((file) => file.endsWith('.ts') && !helpers.has(file));
const available = files.map((file) => file.replace(/\.ts$/, '')).sort();
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !available.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark named ${unknown.join(', ')}. There are: ${available.join(', ')}.`);
  process.exit(2);
}
const { printReport } = await import(`${root}bench/harness.ts`);
for (const name of asked.length > 0 ? asked : available) {
  const { run } = await import(`${root}bench/${name}.ts`);
  printReport(await run());
}
process.exit(0);
