// npm runs this program in a shell. A signal that ends npm ends the shell, which does not pass it on, so the program would go on
// running. Therefore it watches its parent and ends with it. (`exec` in the script would do the same, but not every shell has it.)
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
