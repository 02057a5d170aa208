#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout may have no build, or one older than its sources; an installed package has a build and no sources.
const needsTheApp = ['start', 'serve'].includes(process.argv[2]);
const builder = new URL('../../scripts/build.mjs', import.meta.url);
if (existsSync(builder)) {
  const { buildIfStale } = await import(builder.href);
  await buildIfStale(needsTheApp ? ['node', 'renderer'] : ['node']);
}
// Whoever reads the output may have seen enough: `stormwright schema | head`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const { main } = await import('../../dist/cli.js');
process.exitCode = await main(process.argv);
