import { backup } from './backup.ts'
import { creation } from './creation.ts'
import { edits } from './edits.ts'
import { keys } from './keys.ts'
import { looseMigrations, migrations } from './migration.ts'
import { password } from './password.ts'
import { restore } from './restore.ts'
import { roster } from './roster.ts'
import { sheet } from './sheet.ts'
import type { Work } from './work.ts'

/** Everything the office does that a fault may interrupt. */
export const works: readonly Work[] = [
  edits,
  roster,
  password,
  keys,
  sheet,
  creation,
  backup,
  restore,
  ...migrations,
]

/** A piece of work by its name. */
export function workNamed(name: string): Work {
  const work = [...works, ...looseMigrations].find((candidate) => candidate.name === name)
  if (!work) throw new Error(`There is no work “${name}”`)
  return work
}
