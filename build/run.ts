import { spawn, spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

import { project } from './program.ts'

const tools = join(project, 'node_modules', '.bin')

function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` }
}

/** Runs one of the project's tools where everybody can read along; answers whether it was content. */
export function run(
  command: string,
  values: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): boolean {
  const { status } = spawnSync(command, values, {
    cwd: project,
    env: environment(extra),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** Runs something that may fail or hang without a word; answers whether it came to a good end in time. */
export function tryQuietly(command: string, values: readonly string[], patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, values, {
      cwd: project,
      stdio: 'ignore',
      timeout: patience,
      killSignal: 'SIGKILL',
    })
    child.once('error', () => resolve(false))
    child.once('exit', (status) => resolve(status === 0))
  })
}

/** Says one sentence to whoever sits at the terminal. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
