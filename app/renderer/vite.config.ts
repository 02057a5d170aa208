import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Builds the interface for browser and desktop into `dist/renderer`. No inline scripts: the server's policy forbids them. */
export default defineConfig({
  root,
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // TypeScript asks for it where it is; in a browser it uses the page's own clock.
  resolve: { alias: { perf_hooks: resolve(root, 'no-module.ts') } },
  build: {
    outDir: resolve(root, '../../dist/renderer'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
  server: {
    proxy: {
      '/sync': { target: process.env.STORMWRIGHT_SERVER ?? 'http://127.0.0.1:4747', ws: true },
    },
  },
});
