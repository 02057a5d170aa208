import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers of a specification that no test proves, and numbers that tests cite but no specification says. */
export interface SpecCitations {
  readonly unproven: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Compares a SPEC.md, where each behaviour begins with its number in bold (`**[DOC1]**`), with the numbers that the
 * tests of some folders cite in brackets (`[DOC1]`), nested folders included.
 */
export function compareSpecCitations(
  specFile: string,
  testFolders: readonly string[],
  prefix: string,
): SpecCitations {
  const number = new RegExp(`\\[(${prefix}\\d+)\\]`, 'g');
  const stated = new Set(
    [...readFileSync(specFile, 'utf8').matchAll(number)].map(([, found]) => found ?? ''),
  );
  const cited = new Set(
    testFolders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
      )
      .filter((file) => /\.test\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(number)])
      .map(([, found]) => found ?? ''),
  );
  return {
    unproven: [...stated].filter((each) => !cited.has(each)),
    unknown: [...cited].filter((each) => !stated.has(each)),
  };
}
