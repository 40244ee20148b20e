import { join } from 'node:path'

import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that put something in the place of a module, or count on what a module remembers, have their modules to themselves. */
const APART: readonly string[] = [
  'main/gate/**/*.test.ts',
  'build/year-in-the-life/**/*.test.ts',
  'preload/**/*.test.ts',
  'renderer/trusted-types.test.ts',
]

// The tool insists on a default export here.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Patience for machines that do other things as well.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{shared,main,renderer,build}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...APART],
          // Reading every module anew for every file takes a third of the whole time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: [...APART] } },
    ],
  },
})
