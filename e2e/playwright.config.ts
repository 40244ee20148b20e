import { join } from 'node:path'

import { defineConfig } from '@playwright/test'

const project = join(import.meta.dirname, '..')

// The tool insists on a default export here.
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(project, 'test-results'),
  // Patience for machines that do other things as well; a spec that passes takes no longer for it.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // A story waits as much as it works: three of them keep two cores busy.
  workers: 3,
  // A machine that stands still for a minute is no defect; a spec that needed a second try is named in the report.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: join(project, '.cache', 'e2e.json') }]],
})
