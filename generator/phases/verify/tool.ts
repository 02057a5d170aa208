import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A command-line tool of ours: its program, and what goes before its arguments. */
interface Tool {
  readonly program: string;
  readonly first: readonly string[];
}

const executable = process.platform === 'win32' ? '.exe' : '';
const platform = `${process.platform}-${process.arch}`;

/** The native program when the package for this machine is there (50 ms quicker), else its script under Node. */
function findTool(owner: string, native: string, script: string): Tool {
  const ownerFolder = dirname(require.resolve(`${owner}/package.json`));
  const scope = dirname(ownerFolder);
  const program = [join(scope, '..', native), join(scope, native), join(ownerFolder, 'node_modules', native)]
    .map((path) => path + executable)
    .find((path) => existsSync(path));
  return program === undefined
    ? { program: process.execPath, first: [join(ownerFolder, script)] }
    : { program, first: [] };
}

export const biome = (): Tool =>
  findTool('@biomejs/biome', join('@biomejs', `cli-${platform}`, 'biome'), join('bin', 'biome'));

export const typescript = (): Tool =>
  findTool('typescript', join('@typescript', `typescript-${platform}`, 'lib', 'tsc'), join('bin', 'tsc'));

/** The folder in which the packages that generated code depends on are found. */
export function packagesFolder(): string {
  return dirname(dirname(require.resolve('typescript/package.json')));
}

export interface ToolOutcome {
  readonly exitCode: number;
  readonly output: string;
}

export interface ToolSurroundings {
  /** Where it runs. */
  readonly folder: string;
  /** Aborting ends it and rejects. */
  readonly signal: AbortSignal | undefined;
  /** Further variables of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

export function runTool(
  tool: Tool,
  args: readonly string[],
  { folder, signal, environment = {} }: ToolSurroundings,
): Promise<ToolOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool.program, [...tool.first, ...args], {
      cwd: folder,
      // In a desktop app the running program is Electron; this makes it behave as Node for a tool's script.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    const append = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
