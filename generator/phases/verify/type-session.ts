import { join } from 'node:path';
import type { API, Snapshot } from 'typescript/unstable/async';

/** What became of the files of a folder, by their paths in it. */
export interface FileChanges {
  readonly changed: readonly string[];
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * A TypeScript that stays in memory with one project: it reads what has changed and not the rest. Its interface is not yet a
 * lasting one of TypeScript, so whatever it throws means no more than that the tool has to be asked instead.
 */
export interface TypeSession {
  /** Takes in what has changed, and says whether none of `files` has an error. */
  isSound(changes: FileChanges, files: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the project in `folder` that `config` describes; nothing is checked yet. */
export async function openTypeSession(folder: string, config: string): Promise<TypeSession> {
  const { API: Session } = await import('typescript/unstable/async');
  const api: API = new Session({ cwd: folder });
  const inFolder = (paths: readonly string[]) => paths.map((path) => join(folder, path));
  let snapshot: Snapshot = await api.updateSnapshot({ openProjects: [join(folder, config)] });
  return {
    async isSound({ changed, created, deleted }, files) {
      const older = snapshot;
      snapshot = await api.updateSnapshot({
        fileChanges: { changed: inFolder(changed), created: inFolder(created), deleted: inFolder(deleted) },
      });
      await older.dispose();
      const program = snapshot.getProject(join(folder, config))?.program;
      if (program === undefined) {
        throw new Error('TypeScript lost the project.');
      }
      const found = await Promise.all(inFolder(files).map((file) => program.getSemanticDiagnostics(file)));
      return found.every((diagnostics) => diagnostics.length === 0);
    },
    close: () => api.close(),
  };
}
