import startBiome, { type InitInput, Workspace } from '@biomejs/wasm-web';

/** Formats generated code as the command line does, byte for byte. */
export interface Formatter {
  /** `path` says what language it is; text in none that is known comes back as it is. Throws for text that cannot be parsed. */
  format(path: string, text: string): string;
}

/** Rules of how code is formatted: the project's `biome.json`. */
type Rules = Parameters<Workspace['updateSettings']>[0]['configuration'];

const folder = '/code';
const knownLanguage = /\.(ts|mjs|json)$/;

/** `program` is Biome for the web, or where it is to be had; it is started once in the life of the page or process. */
export async function createFormatter(program: InitInput, rulesText: string): Promise<Formatter> {
  await startBiome({ module_or_path: program });
  const workspace = new Workspace();
  const { projectKey } = workspace.openProject({ path: folder, openUninitialized: true });
  // Which files belong to the project is settled before they come here, and where the schema stands is no rule.
  const { $schema: _, files: __, ...configuration } = JSON.parse(rulesText) as Rules;
  workspace.updateSettings({ projectKey, configuration, workspaceDirectory: folder });

  return {
    format(path, text) {
      if (!knownLanguage.test(path)) return text;
      const file = { projectKey, path: `${folder}/${path}` };
      workspace.openFile({ ...file, content: { type: 'fromClient', content: text, version: 0 } });
      try {
        return workspace.formatFile(file).code;
      } finally {
        workspace.closeFile(file);
      }
    },
  };
}
