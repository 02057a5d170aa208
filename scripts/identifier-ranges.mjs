// Writes generator/names/identifier-ranges.ts anew: after an update of TypeScript, when its test says so.
import { writeFile } from 'node:fs/promises';
import { ts } from 'ts-morph';
import { root } from './run.mjs';

const lineWidth = 100;
const isStart = (codePoint) => ts.isIdentifierStart(codePoint, ts.ScriptTarget.ESNext);
const isPart = (codePoint) => ts.isIdentifierPart(codePoint, ts.ScriptTarget.ESNext);

function findRanges(test) {
  const ranges = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    if (!test(codePoint)) continue;
    const last = ranges.at(-1);
    if (last?.end === codePoint - 1) last.end = codePoint;
    else ranges.push({ start: codePoint, end: codePoint });
  }
  return ranges;
}

function printRanges(name, ranges) {
  const words = ranges.map(({ start, end }, index) => {
    const distance = (start - (ranges[index - 1]?.end ?? 0)).toString(36);
    return end === start ? distance : `${distance}.${(end - start).toString(36)}`;
  });
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > lineWidth) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return `export const ${name} = [\n${lines.map((line) => `  '${line}',\n`).join('')}].join(' ');\n`;
}

await writeFile(
  `${root}generator/names/identifier-ranges.ts`,
  `// Made by scripts/identifier-ranges.mjs from the tables of TypeScript, which is too large to be loaded for them.

/**
 * Ranges of code points that an identifier may start with, and those that it may only go on with: each its distance
 * from the end of the range before and, where it is longer than one, how many more it spans, in base 36.
 */
${printRanges('letterRanges', findRanges(isStart))}
${printRanges(
  'markRanges',
  findRanges((codePoint) => isPart(codePoint) && !isStart(codePoint)),
)}`,
);
