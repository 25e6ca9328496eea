/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { useTemporaryFolder } from './tests/temporary-folder.ts';

useTemporaryFolder();

export default defineConfig({
  test: {
    // Tests belong to the product and content to the newsroom: no test reads content/.
    env: { CONTENT_DIR: 'tests/fixtures/first' },
    // A browser test waits more than it works; Vitest by itself leaves a core to its watcher.
    maxWorkers: Math.min(4, availableParallelism()),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/{hostile,arabic,build,markdown,archive,ledger,cli,fonts,publish,timeline,wire,search}/**/*.test.ts',
            'tests/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/built-sites.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/built-sites.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Once in some thousand pages a browser leaves a command without an answer; a page that is wrong is wrong twice.
          retry: 1,
        },
      },
    ],
  },
});
