import { defineConfig } from 'vitest/config';

export default defineConfig({
  // tests that run side by side in a file wait for processes, so there may be more of them than cores
  test: { include: ['test/**/*.test.ts'], environment: 'node', pool: 'threads', testTimeout: 30_000, maxConcurrency: 12 },
});
