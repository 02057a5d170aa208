import { defineConfig } from 'vitest/config';

const common = { testTimeout: 20_000, hookTimeout: 60_000 };

/** `unit` needs nothing, `integration` starts processes or services, `e2e` drives a browser, `electron` the real desktop app. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}', 'templates/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts', '**/*.e2e.test.ts', '**/*.electron.test.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'integration',
          include: ['tests/**/*.int.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['tests/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...common,
          name: 'electron',
          include: ['tests/electron/**/*.electron.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
