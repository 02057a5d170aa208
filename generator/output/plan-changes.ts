import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { err, ok, type Result } from '#models/result.ts';
import { filesEdited, type GenerationRefusal } from '../refusal.ts';
import { hashOf } from './manifest.ts';
import { type SafePath, toSafePath } from './safe-path.ts';
import { inSlices } from './staging.ts';
import { isMissing, type TargetFolder } from './target-folder.ts';

/** What a generation does to a folder, by path. Files that are not named are not touched. */
export interface ChangePlan {
  readonly written: readonly SafePath[];
  /** Those of `written` that replace a file of an earlier generation. */
  readonly changed: readonly SafePath[];
  readonly unchanged: readonly SafePath[];
  readonly deleted: readonly SafePath[];
  /** Seed files that the developers have edited or deleted. */
  readonly kept: readonly SafePath[];
}

/** A file that should be there: its text, and whether it belongs to the developers once they have edited it. */
export interface WantedFile {
  readonly text: string;
  readonly ownership: 'whole' | 'seed';
}

/**
 * Compares what is wanted with what is there. Refuses with the name of every file that holds changes by hand, or that
 * stands where a generated one belongs; deleting a generated file is no change that could be lost: it is written again,
 * unless it is a seed.
 */
export async function planChanges(
  folder: string,
  target: TargetFolder,
  wanted: ReadonlyMap<SafePath, WantedFile>,
): Promise<Result<ChangePlan, GenerationRefusal>> {
  if (target.state === 'missing') {
    return ok({ written: [...wanted.keys()], changed: [], unchanged: [], deleted: [], kept: [] });
  }
  const known = target.state === 'ours' ? target.manifest.files : {};
  const readThere = createReader(folder);
  const plan = {
    written: [] as SafePath[],
    changed: [] as SafePath[],
    unchanged: [] as SafePath[],
    deleted: [] as SafePath[],
    kept: [] as SafePath[],
  };
  const edited: string[] = [];

  await inSlices(wanted, ([path, file]) => {
    const there = readThere(path);
    const before = known[path];
    if (there.state === 'text' && there.text === file.text) {
      plan.unchanged.push(path);
    } else if (there.state === 'nothing') {
      (before?.ownership === 'seed' ? plan.kept : plan.written).push(path);
    } else if (there.state === 'text' && before !== undefined && hashOf(there.text) === before.sha256) {
      plan.written.push(path);
      plan.changed.push(path);
    } else if (there.state === 'text' && before?.ownership === 'seed') {
      plan.kept.push(path);
    } else {
      edited.push(path);
    }
  });
  await inSlices(Object.entries(known), ([name, before]) => {
    const path = toSafePath(name);
    const there = wanted.has(path) ? undefined : readThere(path);
    if (there?.state === 'text' && hashOf(there.text) === before.sha256) {
      plan.deleted.push(path);
    } else if (there !== undefined && there.state !== 'nothing') {
      before.ownership === 'seed' ? plan.kept.push(path) : edited.push(path);
    }
  });
  return edited.length > 0 ? err(filesEdited(edited.sort())) : ok(plan);
}

type There =
  | { readonly state: 'nothing' }
  | { readonly state: 'text'; readonly text: string }
  /** A folder, a link, or a file behind a link that leads out of the output folder. */
  | { readonly state: 'in-the-way' };

/** Reads what stands at a path below `folder`; where a folder above really is, is looked up once. */
function createReader(folder: string): (path: SafePath) => There {
  const root = realpathSync(folder);
  const isInside = new Map<string, boolean>();
  const standsInside = (parent: string): boolean => {
    const real = realpathSync(parent);
    return real === root || real.startsWith(root + sep);
  };
  return (path) => {
    const absolute = join(folder, path);
    const parent = dirname(absolute);
    try {
      const inside = isInside.get(parent) ?? standsInside(parent);
      isInside.set(parent, inside);
      if (!inside || !lstatSync(absolute).isFile()) {
        return { state: 'in-the-way' };
      }
      return { state: 'text', text: readFileSync(absolute, 'utf8') };
    } catch (error) {
      if (isMissing(error)) {
        return { state: 'nothing' };
      }
      throw error;
    }
  };
}
