import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The packages of the sample project that generated code is printed after. */
const samplePackages = {
  '@sample/kernel': './templates/typescript/kernel/src/index.ts',
  '@sample/platform/testing': './templates/typescript/platform/src/testing/index.ts',
  '@sample/platform': './templates/typescript/platform/src/index.ts',
  '@sample/lending-published': './templates/typescript/published/src/index.ts',
  '@sample/membership-published': './templates/typescript/upstream-published/src/index.ts',
  '@sample/lending': './templates/typescript/context/src/index.ts',
};

const common = { testTimeout: 20_000, hookTimeout: 60_000 };

/**
 * `unit` needs nothing, `integration` starts processes or services, `generated` compiles, tests and runs whole generated projects,
 * `e2e` drives a browser, `electron` the real desktop app. What runs in one process at a time comes last, alone.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: {
          alias: Object.entries(samplePackages).map(([name, file]) => ({
            find: new RegExp(`^${name}$`),
            replacement: fileURLToPath(new URL(file, import.meta.url)),
          })),
        },
        test: {
          ...common,
          name: 'unit',
          // A worker reads the modules once for all of its files, which is most of the time. So no unit test may replace
          // a module or leave anything changed behind it.
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}', 'templates/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts', '**/*.e2e.test.ts', '**/*.electron.test.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'integration',
          setupFiles: ['tests/support/left-behind.ts'],
          include: ['tests/**/*.int.test.ts'],
          exclude: ['**/node_modules/**', 'tests/generated/**'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'generated',
          setupFiles: ['tests/support/left-behind.ts'],
          include: ['tests/generated/**/*.int.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Each of them takes all cores, with test runs and compilers of its own: nothing that looks at the clock runs beside them.
          sequence: { groupOrder: 1 },
          maxConcurrency: 2,
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
