/// <reference types="vitest/config" />
import { defineConfig } from 'vitest/config';
import { useTemporaryFolder } from '../temporary-folder.ts';

useTemporaryFolder();

/** A separate run for the gate: it runs the suites again in copies of the project. */
export default defineConfig({
  test: {
    name: 'newsroom',
    include: ['tests/newsroom/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
