import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectronBinary, hasDisplay } from '#app/desktop/electron-binary.ts';

describe('the Electron program', () => {
  it('is found where the npm package keeps it, once it was fetched', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stormwright-electron-'));
    const electron = join(folder, 'node_modules', 'electron');
    mkdirSync(join(electron, 'dist'), { recursive: true });
    expect(findElectronBinary(folder, {})).toBeUndefined();
    writeFileSync(join(electron, 'path.txt'), 'electron');
    expect(findElectronBinary(folder, {})).toBeUndefined();
    writeFileSync(join(electron, 'dist', 'electron'), '');
    expect(findElectronBinary(folder, {})).toBe(join(electron, 'dist', 'electron'));
  });

  it('may be brought along in another folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stormwright-electron-'));
    writeFileSync(join(folder, 'electron'), '');
    expect(findElectronBinary('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(
      join(folder, 'electron'),
    );
  });

  it('needs a display on Linux', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });
});
