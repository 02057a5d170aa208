import { checkSchemas, releaseSchemas } from './check-schemas.js';
import { printReport } from './report.js';

// npm runs the scripts of a project in its root folder.
const root = process.cwd();
const checked = await checkSchemas(root);
const isBroken = checked.some(({ state }) => state === 'broken');
if (process.argv.includes('--release') && !isBroken) {
  await releaseSchemas(root, checked);
  console.log(printReport(await checkSchemas(root)));
} else {
  (isBroken ? console.error : console.log)(printReport(checked));
}
process.exitCode = isBroken ? 1 : 0;
