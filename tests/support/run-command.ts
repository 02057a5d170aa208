import { main } from '#app/cli/main.ts';

/** What a command printed and how it ended. */
export interface CommandRun {
  readonly code: number;
  /** Standard output. */
  readonly result: string;
  /** Standard error. */
  readonly notes: string;
}

/** Runs the `stormwright` command in this process. */
export async function runCommand(...args: readonly string[]): Promise<CommandRun> {
  const result: string[] = [];
  const notes: string[] = [];
  const code = await main(['node', 'stormwright', ...args], {
    result: (text) => result.push(text),
    note: (text) => notes.push(text),
  });
  return { code, result: result.join('\n'), notes: notes.join('\n') };
}
