import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generate } from '#generator/generate.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { sendHostileRequests } from '#tests/support/hostile-requests.ts';
import { linkDependencies } from './link-dependencies.ts';

const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(process.env.HOSTILE_REQUESTS ?? 3_000);

interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface ServerModule {
  readonly startServer: (configuration: object, write: (line: string) => void) => Promise<Server>;
  readonly readConfiguration: (environment: object) => object;
}

const logged: string[] = [];
let parent: string;
let server: Server;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hostile-'));
  const project = join(parent, 'bookly');
  const model = readShippedBoard('models/samples/bookly.storm.json');
  const generated = await generate({ model, outputFolder: project });
  if (!generated.ok) throw new Error(generated.error.message);
  await linkDependencies(project);
  await promisify(execFile)('npm', ['run', 'build'], {
    cwd: project,
    env: { ...process.env, npm_config_offline: 'true' },
  });
  const load = (file: string) => import(pathToFileURL(join(project, 'apps/server/dist', file)).href);
  const { startServer, readConfiguration }: ServerModule = {
    ...(await load('server.js')),
    ...(await load('configuration.js')),
  };
  server = await startServer(
    { ...readConfiguration({}), port: 0, dataFolder: join(parent, 'data') },
    (line) => logged.push(line),
  );
});

afterAll(async () => {
  await server?.stop();
  await rm(parent, { recursive: true, force: true });
});

it(`no value that a client sends is the server's fault (seed ${seed})`, async () => {
  const { counts, failures } = await sendHostileRequests({ url: server.url, seed, count });

  expect(failures).toEqual([]);
  expect(logged.filter((line) => line.includes('"event":"defect"'))).toEqual([]);
  // Refusing everything would be no proof.
  const done = (counts[200] ?? 0) + (counts[201] ?? 0);
  expect(done).toBeGreaterThan(count / 20);
  expect((counts[400] ?? 0) + (counts[422] ?? 0)).toBeGreaterThan(count / 20);
});
