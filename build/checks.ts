import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { laboratoryCounts, playwrightCounts, vitestCounts, type Counts } from './check-counts.ts'
import { project } from './program.ts'
import { findMissing } from './provision.ts'
import { run, say } from './run.ts'

interface Step {
  readonly name: string
  readonly command: string
  readonly values: readonly string[]
  /** Where the step writes what it counted, and how to read it. */
  readonly counted?: { readonly file: string; readonly read: (report: string) => Counts }
}

const folders: readonly string[] = ['shared', 'main', 'preload', 'renderer', 'build', 'e2e']
const cache = join(project, '.cache')

const staticSteps: readonly Step[] = [
  { name: 'types', command: 'tsc', values: ['-b', '--force'] },
  { name: 'lint', command: 'oxlint', values: ['--type-aware', '--deny-warnings', ...folders] },
  { name: 'format', command: 'prettier', values: ['--check', '--log-level', 'warn', '.'] },
  { name: 'dead code', command: 'knip', values: ['--config', 'build/knip.json'] },
  {
    name: 'unit tests',
    command: 'vitest',
    values: [
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      '--outputFile.json=.cache/unit.json',
    ],
    counted: { file: join(cache, 'unit.json'), read: vitestCounts },
  },
]

const officeSteps: readonly Step[] = [
  {
    name: 'fault laboratory',
    command: 'npm',
    values: ['run', '--silent', 'torture', '--', '--no-report'],
    counted: { file: join(cache, 'torture.json'), read: laboratoryCounts },
  },
  { name: 'build', command: 'npm', values: ['run', '--silent', 'build'] },
  {
    name: 'e2e tests',
    command: 'npm',
    values: ['run', '--silent', 'e2e'],
    counted: { file: join(cache, 'e2e.json'), read: playwrightCounts },
  },
]

function take({ name, command, values, counted }: Step): Counts {
  say(`\n— ${name}`)
  if (counted) rmSync(counted.file, { force: true })
  const content = run(command, values)
  const counts =
    counted && existsSync(counted.file) ? counted.read(readFileSync(counted.file, 'utf8')) : undefined
  const { passed, failed, again, failures } = counts ?? { passed: 0, failed: 0, again: 0, failures: [] }
  // A tool that ends badly has failed, even when no single test of it has.
  const hasFailed = failed > 0 || !content
  return {
    passed,
    failed: hasFailed ? Math.max(1, failed) : 0,
    again,
    failures: hasFailed ? [`${name} failed`, ...failures] : [],
  }
}

/** Runs the steps one after the other, all of them, and ends with how many tests passed and failed. */
function main(): void {
  mkdirSync(cache, { recursive: true })
  const everything = process.argv.includes('--all')
  if (everything) for (const sentence of findMissing()) say(sentence)

  const counts = [...staticSteps, ...(everything ? officeSteps : [])].map(take)
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  const again = counts.reduce((sum, count) => sum + count.again, 0)
  if (again > 0) say(`\n${again} passed only when tried again; they are named above as flaky`)
  for (const failure of counts.flatMap(({ failures }) => failures)) say(failure)
  const result = `${passed} passed, ${failed} failed`
  writeFileSync(join(cache, 'result.txt'), `${result}\n`)
  say(`\n${result}`)
  process.exitCode = failed === 0 ? 0 : 1
}

main()
