import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** What the page of a rule in `docs/rules` says. */
export interface RulePage {
  /** The whole page, as Markdown. */
  readonly markdown: string;
  /** What the rule finds. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Reads the page of a rule; undefined when Stormwright was installed without its docs. */
export function readRulePage(id: string): RulePage | undefined {
  try {
    const markdown = readFileSync(join(packageFolder(), 'docs', 'rules', `${id}.md`), 'utf8');
    return { markdown, what: partOf(markdown, 'What'), advice: partOf(markdown, 'What to do') };
  } catch {
    // The docs are help, not something that lint depends on.
    return undefined;
  }
}

/** The paragraph behind a bold heading, in one line. */
function partOf(page: string, heading: string): string {
  const [, text = ''] = new RegExp(`\\*\\*${heading}\\.\\*\\* (.*?)(?:\\n\\n|$)`, 's').exec(page) ?? [];
  return text.replace(/\s+/g, ' ').trim();
}
