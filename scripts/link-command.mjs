import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes `npx stormwright` work in a checkout. npm links the commands of dependencies, not those of the package itself;
 * and where the package names the command in `bin`, `npx` installs the checkout into its cache first, which is slow and
 * needs the registry. So the link is made here, and `bin` stays out of package.json.
 */
export async function linkCommand() {
  const folder = `${root}node_modules/.bin`;
  await mkdir(folder, { recursive: true });
  if (process.platform === 'win32') {
    await writeFile(`${folder}/stormwright.cmd`, '@node "%~dp0\\..\\..\\app\\cli\\stormwright.mjs" %*\r\n');
    return;
  }
  await rm(`${folder}/stormwright`, { force: true });
  await symlink('../../app/cli/stormwright.mjs', `${folder}/stormwright`);
}
