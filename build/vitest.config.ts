import { join } from 'node:path'

import { defineConfig } from 'vitest/config'

// The tool insists on a default export here.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{shared,main,preload,renderer,build}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    // Patience for machines that do other things as well.
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
})
