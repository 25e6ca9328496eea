/// <reference types="vitest/config" />
import { defineConfig } from 'vitest/config';
import { useTemporaryFolder } from '../temporary-folder.ts';

useTemporaryFolder();

/** A separate run for the gate: it starts an object store, OpenStack Swift, from Debian's packages. */
export default defineConfig({
  test: {
    name: 'store',
    include: ['tests/store/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
