// A signal that ends npm ends the shell in which npm runs this program. A shell does not pass the signal on, so the program would
// stay: it watches its parent and ends itself. `exec` in the script would do, but not every shell knows it.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
