import { fork } from 'node:child_process';
import type { StartServerProcess } from '#app/desktop/ports.ts';

/** Runs the real server process as a child of this one: what Electron's utility process does in the packaged app. */
export const startChildServerProcess: StartServerProcess = () => {
  const child = fork('app/desktop/server-process.ts', { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message as object);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
