import type { Finding } from '#models/metamodel/finding.ts';
import type { Refusal } from '#models/result.ts';
import { toOneLine } from './names/one-line.ts';
import type { LeftOut } from './phases/check/left-out.ts';

/** Why no code was written: nothing was, or everything that had been was put back. The codes are stable. */
export type GenerationRefusal = ModelNotSound | NothingToGenerate | FilesRefusal | PlainRefusal;

interface ModelNotSound extends Refusal {
  readonly code: 'model-not-sound';
  /** The errors in the way. */
  readonly findings: readonly Finding[];
}

interface NothingToGenerate extends Refusal {
  readonly code: 'nothing-to-generate';
  /** Where everything had errors: what was left out, and why. */
  readonly leftOut?: readonly [LeftOut, ...LeftOut[]];
}

interface FilesRefusal extends Refusal {
  readonly code: 'files-edited' | 'output-not-sound';
  /** Below the output folder. */
  readonly files: readonly string[];
}

/** The message says everything. */
interface PlainRefusal extends Refusal {
  readonly code:
    | 'unknown-context'
    | 'folder-not-ours'
    | 'folder-from-newer'
    | 'folder-of-others'
    | 'folder-not-writable'
    | 'disk-full'
    | 'cancelled';
}

/** `force`: these errors are of what cannot be left out. */
export function modelNotSound(findings: readonly Finding[], force: boolean): GenerationRefusal {
  const [first] = findings;
  const opening =
    findings.length === 1 ? 'The board has an error:' : `The board has ${findings.length} errors. The first:`;
  const place = findings.length === 1 ? 'it' : 'them';
  const otherwise = force
    ? `: what ${findings.length === 1 ? 'it is' : 'they are'} about cannot be left out.`
    : ', or leave out what is not sound (--force).';
  return {
    code: 'model-not-sound',
    message: `${opening} ${first?.message ?? ''} Fix ${place} and generate again${otherwise} Nothing was written.`,
    findings,
  };
}

export function unknownContext(wanted: readonly string[], known: readonly string[]): GenerationRefusal {
  const there =
    known.length === 0 ? 'The board has no context with code of its own.' : `There are: ${known.join(', ')}.`;
  return {
    code: 'unknown-context',
    message: `No context is called ${wanted.map((name) => `"${name}"`).join(', ')}. ${there} Nothing was written.`,
  };
}

/** `nearest` says in a sentence what is nearest to being code, and what it wants yet. */
export function nothingToGenerate(nearest: string): GenerationRefusal {
  return {
    code: 'nothing-to-generate',
    message: `Code begins where a command is handled, in a context of your own or in none. ${nearest} Nothing was written.`,
  };
}

/** With `force`: all that had to be left out. */
export function nothingLeft(leftOut: readonly [LeftOut, ...LeftOut[]]): GenerationRefusal {
  const [{ name, reason }] = leftOut;
  return {
    code: 'nothing-to-generate',
    message: `Without what has errors, nothing is left that handles a command. The first that was left out is "${toOneLine(name)}": ${reason} Nothing was written.`,
    leftOut,
  };
}

export function folderNotOurs(folder: string): GenerationRefusal {
  return {
    code: 'folder-not-ours',
    message: `${folder} holds files that Stormwright did not write. Choose a new or an empty folder. Nothing was written.`,
  };
}

export function folderFromNewer(folder: string): GenerationRefusal {
  return {
    code: 'folder-from-newer',
    message: `${folder} was written by a newer Stormwright, or its .stormwright/manifest.json is damaged. Update Stormwright, or restore that file from version control. Nothing was written.`,
  };
}

export function folderOfOthers(folder: string, contexts: readonly string[]): GenerationRefusal {
  return {
    code: 'folder-of-others',
    message: `${folder} holds the code of ${contexts.join(', ')}, which was not chosen and would be removed. Choose ${contexts.length === 1 ? 'it' : 'them'} too, or another folder. Nothing was written.`,
  };
}

export function filesEdited(files: readonly string[]): GenerationRefusal {
  return {
    code: 'files-edited',
    message: `These files were changed by hand since they were generated: ${files.join(', ')}. Generating would lose the changes: undo them, delete the files (they come back as generated), or generate into another folder and compare. Nothing was written.`,
    files,
  };
}

export function cancelled(): GenerationRefusal {
  return { code: 'cancelled', message: 'Generating was cancelled. Nothing was written.' };
}

export function outputNotSound(problems: readonly string[], files: readonly string[]): GenerationRefusal {
  return {
    code: 'output-not-sound',
    message: `The generated code has errors; this is a bug of Stormwright: ${problems.join('; ')}. Please report it with the board. Nothing was written.`,
    files,
  };
}

/** Why the system keeps a folder from being written, by its code. */
const obstacles: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be changed on its disk',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ELOOP: 'its links lead round in a circle',
  EBUSY: 'another program holds it',
  ENAMETOOLONG: 'its path is too long',
  ENOENT: 'no folder can be made there',
};

/** What the disk says no to, in words. Anything else is a bug and is thrown on. */
export function toDiskRefusal(error: unknown, folder: string): GenerationRefusal {
  const { code, syscall } = error instanceof Error ? (error as Error & Partial<SystemError>) : {};
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'disk-full',
      message: `The disk of ${folder} is full. Free some space and generate again. What was there is unchanged.`,
    };
  }
  // A file of ours that is not there is a bug; a folder that cannot be made is none.
  const isOurs = code === 'ENOENT' && syscall !== 'mkdir' && syscall !== 'mkdtemp';
  const obstacle = code !== undefined && Object.hasOwn(obstacles, code) ? obstacles[code] : undefined;
  if (obstacle === undefined || isOurs) throw error;
  return {
    code: 'folder-not-writable',
    message: `${folder} cannot be written to: ${obstacle} (${code}). Choose another folder, or fix that. What was there is unchanged.`,
  };
}

/** What Node adds to the errors of the operating system. */
interface SystemError {
  readonly code: string;
  readonly syscall: string;
}
