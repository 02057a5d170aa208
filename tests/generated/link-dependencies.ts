import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

const ours = join(import.meta.dirname, '../../node_modules');

/**
 * Gives a generated project the `node_modules` that `npm install` would give it, without a network: everything it depends on is
 * a dependency of ours too, and its own packages are linked as npm links a workspace.
 */
export async function linkDependencies(project: string): Promise<void> {
  const target = join(project, 'node_modules');
  await mkdir(join(target, '.bin'), { recursive: true });
  for (const name of await readdir(ours)) {
    if (!name.startsWith('.')) {
      await symlink(join(ours, name), join(target, name));
    }
  }
  for (const tool of ['biome', 'tsc', 'tsx', 'vitest']) {
    await symlink(join(ours, '.bin', tool), join(target, '.bin', tool));
  }
  for (const folder of ['packages', 'apps']) {
    for (const name of await readdir(join(project, folder))) {
      const { name: packageName } = await import(join(project, folder, name, 'package.json'), {
        with: { type: 'json' },
      }).then((module: { default: { name: string } }) => module.default);
      const [scope = '', own = ''] = packageName.split('/');
      await mkdir(join(target, scope), { recursive: true });
      await symlink(join(project, folder, name), join(target, scope, own));
    }
  }
}
