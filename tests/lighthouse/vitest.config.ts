/// <reference types="vitest/config" />
import { defineConfig } from 'vitest/config';

/** A run of its own, after the others: Lighthouse is heavy, and lives in this folder alone. */
export default defineConfig({
  test: {
    name: 'lighthouse',
    include: ['tests/lighthouse/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
