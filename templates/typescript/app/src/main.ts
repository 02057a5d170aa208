import { ConfigurationError, readConfiguration } from './configuration.js';
import { endProcess } from './end-process.js';
import { startServer } from './server.js';

/** Starts the server as the environment says, and stops it when the system asks for it. */
try {
  const server = await startServer(readConfiguration(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void endProcess(server.stop));
  }
} catch (error) {
  // What a person can put right is said in one sentence; everything else is a defect and shows where it is.
  console.error(error instanceof ConfigurationError ? error.message : error);
  // A connection that is half open, to a broker that says nothing, would keep the process.
  process.exit(1);
}
