import { join } from 'node:path'

import { defineConfig } from 'vitest/config'

// The tool insists on a default export here.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['{shared,main,preload,renderer,build}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 20_000,
  },
})
