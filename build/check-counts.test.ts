import { join } from 'node:path'

import { expect, test } from 'vitest'

import { laboratoryCounts, playwrightCounts, vitestCounts } from './check-counts.ts'
import { project } from './program.ts'

test('of the unit tests what failed is named with its file, and a file that could not be read by itself', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      {
        name: join(project, 'shared', 'a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'holds' },
          { status: 'failed', fullName: 'does not hold' },
        ],
      },
      { name: join(project, 'shared', 'b.test.ts'), status: 'failed', assertionResults: [] },
      {
        name: join(project, 'shared', 'c.test.ts'),
        status: 'passed',
        assertionResults: [{ status: 'passed', fullName: 'holds, too' }],
      },
    ],
  }
  expect(vitestCounts(JSON.stringify(report))).toEqual({
    passed: 2,
    failed: 1,
    again: 0,
    failures: [`${join('shared', 'a.test.ts')}: does not hold`, join('shared', 'b.test.ts')],
  })
})

test('of the stories in the window what failed is named, and one that needed a second try counts as passed', () => {
  const specs = [
    { title: 'a day is walked', ok: true },
    { title: 'a day is printed', ok: false },
  ]
  const report = {
    stats: { expected: 3, unexpected: 1, flaky: 1 },
    suites: [
      { file: 'today.spec.ts', specs: [], suites: [{ file: 'today.spec.ts', specs }] },
      { file: 'week.spec.ts', specs: [{ title: 'a week is walked', ok: true }] },
    ],
  }
  expect(playwrightCounts(JSON.stringify(report))).toEqual({
    passed: 4,
    failed: 1,
    again: 1,
    failures: ['today.spec.ts: a day is printed'],
  })
})

test('the laboratory says itself which property failed and how to repeat it', () => {
  const report = { passed: 15, failed: 1, failures: ['FAILS  kill  3 bad\n  a row is lost (--seed 7/50)'] }
  expect(laboratoryCounts(JSON.stringify(report))).toEqual({ ...report, again: 0 })
})
