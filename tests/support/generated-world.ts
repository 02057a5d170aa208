import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { requestOf } from '#generator/emitters/api/command.ts';
import { wiringPlacesOf } from '#generator/emitters/context/wiring.ts';
import { storePlacesOf } from '#generator/emitters/infrastructure/stores.ts';
import { type GeneratedFiles, generateFiles } from '#generator/generate-files.ts';
import { toSafePath } from '#generator/output/safe-path.ts';
import type { AggregatePlan } from '#generator/plan/aggregate.ts';
import type { CommandPlan } from '#generator/plan/commands.ts';
import type { ContextPlan } from '#generator/plan/context.ts';
import type { Place } from '#generator/plan/names.ts';
import type { Emission } from '#generator/printing/emission.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';

const modules = join(import.meta.dirname, '../../node_modules');

/** A command of a generated context, with all that is planned around it. */
export interface PlannedCommand {
  readonly context: ContextPlan;
  readonly aggregate: AggregatePlan;
  readonly command: CommandPlan;
}

/** What the server answered, and the messages that it saved with the change. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly messages: readonly SavedMessage[];
}

export interface SavedMessage {
  readonly name: string;
  readonly version: number;
  readonly audience: 'context' | 'everyone';
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The generated code of a model, running on memory stores, asked over its own routes. */
export interface GeneratedWorld {
  readonly issue: (command: PlannedCommand, data: Readonly<Record<string, unknown>>) => Promise<Answer>;
  readonly lookAt: (command: PlannedCommand, id: string) => Promise<Answer>;
  /** What came to be besides answers: nothing should. */
  readonly defects: readonly unknown[];
}

export interface GeneratedCode {
  readonly commands: readonly PlannedCommand[];
  /** An empty world; `now` is asked for the time of every command. */
  readonly createWorld: (now: () => string) => GeneratedWorld;
}

interface Repository {
  readonly save: (change: {
    readonly messages: readonly SavedMessage[];
  }) => Promise<{ readonly ok: boolean }>;
}

interface Routes {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly route: (path: string, routes: Routes) => unknown;
}

interface Bundle {
  readonly createRootApi: (options: {
    readonly createId: () => string;
    readonly onDefect: (error: unknown) => void;
  }) => Routes;
  readonly contexts: readonly {
    readonly createApi: (ports: object) => Routes;
    readonly createStore: () => Readonly<Record<string, Repository>>;
  }[];
}

/** Generates the code of a model into `folder`, bundles it as it is and loads it. It is not type-checked here. */
export async function loadGeneratedCode(model: Model, folder: string): Promise<GeneratedCode> {
  const generated = generateFiles(model, loadTemplates());
  for (const { path, text } of generated.files) {
    const target = join(folder, toSafePath(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  const bundle = await loadBundle(generated, folder);
  const { contexts } = generated.plan;
  return {
    commands: contexts.flatMap((context) =>
      context.aggregates.flatMap((aggregate) =>
        aggregate.commands.map((command) => ({ context, aggregate, command })),
      ),
    ),
    createWorld: (now) => createWorld(bundle, contexts, now),
  };
}

async function loadBundle({ plan, verification }: GeneratedFiles, folder: string): Promise<Bundle> {
  const lines = plan.contexts.map((context) => {
    const emission: Emission = { project: plan.project, context };
    const from = ({ symbol, from: place }: Place, name: string) =>
      `import { ${symbol} as ${name} } from './${context.folder}/${'file' in place ? place.file : ''}';`;
    const number = plan.contexts.indexOf(context);
    return [
      from(wiringPlacesOf(emission).createApi, `api${number}`),
      from(storePlacesOf(emission).memory, `store${number}`),
    ].join('\n');
  });
  const members = plan.contexts.map(
    (_, number) => `{ createApi: api${number}, createStore: store${number} }`,
  );
  const platform = plan.project.kernelPackage.replace(/kernel$/, 'platform');
  await writeFile(
    join(folder, 'world.ts'),
    `${lines.join('\n')}\nexport { createRootApi } from '${platform}';\nexport const contexts = [${members.join(', ')}];\n`,
  );
  const { compilerOptions } = JSON.parse(verification.text) as {
    compilerOptions: { paths: Record<string, readonly [string]> };
  };
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    resolve: {
      alias: Object.entries(compilerOptions.paths).map(([name, [target]]) => ({
        find: new RegExp(`^${name}$`),
        replacement: join(folder, target),
      })),
    },
    build: { ssr: 'world.ts', outDir: 'bundle', target: 'node20', minify: false },
  });
  return (await import(pathToFileURL(join(folder, 'bundle/world.js')).href)) as Bundle;
}

function createWorld(
  { contexts: bundles, createRootApi }: Bundle,
  contexts: readonly ContextPlan[],
  now: () => string,
): GeneratedWorld {
  let count = 0;
  const createId = () => `new-${++count}`;
  const defects: unknown[] = [];
  const saved: SavedMessage[] = [];
  const apis = new Map(
    contexts.map((context, index) => {
      const bundle = bundles[index];
      if (bundle === undefined) throw new Error(`${context.name.words} was not bundled.`);
      const repositories = new Set(context.aggregates.map(({ plural }) => plural.camel));
      const store = Object.fromEntries(
        Object.entries(bundle.createStore()).map(([name, part]) => [
          name,
          repositories.has(name) ? recording(part, saved) : part,
        ]),
      );
      const api = createRootApi({ createId, onDefect: (error) => defects.push(error) });
      api.route('/', bundle.createApi({ store, clock: { now }, createId }));
      return [context, api];
    }),
  );

  const ask = async (context: ContextPlan, path: string, init?: RequestInit): Promise<Answer> => {
    saved.length = 0;
    const response = await apis.get(context)?.request(path, init);
    if (response === undefined) throw new Error(`${context.name.words} has no routes.`);
    const body = (await response.json()) as Answer['body'];
    return { status: response.status, body, messages: [...saved] };
  };

  return {
    defects,
    issue: ({ context, aggregate, command }, data) => {
      const { path, inPath } = requestOf(aggregate, command);
      const id = inPath === undefined ? '' : encodeURIComponent(String(data[inPath.key]));
      const body = Object.fromEntries(Object.entries(data).filter(([key]) => key !== inPath?.key));
      return ask(context, inPath === undefined ? path : path.replace(`{${inPath.key}}`, id), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    lookAt: ({ context, aggregate }, id) =>
      ask(context, `/${aggregate.plural.slug}/${encodeURIComponent(id)}`),
  };
}

/** The same repository, which also tells what messages it saved. */
function recording(repository: Repository, saved: SavedMessage[]): Repository {
  return {
    ...repository,
    save: async (change) => {
      const result = await repository.save(change);
      if (result.ok) saved.push(...change.messages);
      return result;
    },
  };
}
