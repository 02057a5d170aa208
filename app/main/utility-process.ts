import { utilityProcess } from 'electron';
import type { ServerProcessPort } from '#app/desktop/ports.ts';

/** Runs the room server in Electron's utility process: a crash there leaves the window standing. */
export function startUtilityProcess(file: string): ServerProcessPort {
  const child = utilityProcess.fork(file, [], { serviceName: 'Stormwright boards' });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
