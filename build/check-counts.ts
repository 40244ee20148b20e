import { relative } from 'node:path'

import { project } from './program.ts'

/** What a tool says of its tests. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  /** Passed, but only when tried again. */
  readonly again: number
  /** What failed, by name. */
  readonly failures: readonly string[]
}

interface UnitReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    /** A file that could not be read at all has failed without a test that has. */
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Counts of the unit tests, from the report vitest writes. */
export function vitestCounts(report: string): Counts {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as UnitReport
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      const file = relative(project, name)
      return failed.length === 0 ? [file] : failed.map(({ fullName }) => `${file}: ${fullName}`)
    })
  return { passed: numPassedTests, failed: numFailedTests, again: 0, failures }
}

interface Suite {
  readonly file: string
  readonly specs: readonly { readonly title: string; readonly ok: boolean }[]
  readonly suites?: readonly Suite[]
}

interface WindowReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly suites: readonly Suite[]
}

const failedIn = ({ file, specs, suites = [] }: Suite): readonly string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => `${file}: ${title}`),
  ...suites.flatMap(failedIn),
]

/** Counts of the stories in the window, from the report playwright writes. */
export function playwrightCounts(report: string): Counts {
  const { stats, suites } = JSON.parse(report) as WindowReport
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    again: stats.flaky,
    failures: suites.flatMap(failedIn),
  }
}

/** Each property of the laboratory counts as a test. */
export function laboratoryCounts(report: string): Counts {
  return { ...(JSON.parse(report) as Omit<Counts, 'again'>), again: 0 }
}
