/// <reference types="vitest/config" />
import { defineConfig } from 'vitest/config';
import { useTemporaryFolder } from '../temporary-folder.ts';

useTemporaryFolder();

/** A separate run after the others: Lighthouse is heavy, and is installed in this folder only. */
export default defineConfig({
  test: {
    name: 'lighthouse',
    include: ['tests/lighthouse/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
