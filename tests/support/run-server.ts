import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { startServer } from '#app/server/start-server.ts';

// A server in a process of its own, to be killed and asked to stop: `run-server.ts --data FOLDER [--port N]`.
// Its first line on stdout is JSON with the address and the time to start.
const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string', default: '0' } },
});

const started = await startServer({
  port: Number(values.port),
  dataFolder: values.data ?? '',
});
if (started.ok) {
  // How long this program took, without Node's own start.
  const startMs = performance.now() - performance.nodeTiming.bootstrapComplete;
  process.stdout.write(`${JSON.stringify({ url: started.value.url, port: started.value.port, startMs })}\n`);
  // Without an exit of its own: a server that is closed holds nothing that keeps a process alive.
  process.once('SIGTERM', () => void started.value.close());
} else {
  process.stdout.write(`${JSON.stringify(started.error)}\n`);
  process.exit(2);
}
