import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { zipSync } from 'fflate'

import { AppError } from '#shared/app-error.ts'

import type { Chance } from '#main/sample-school/chance.ts'
import { READING_LIMITS } from '#main/spreadsheet/limits.ts'
import { bigDirectory, bigRoster } from '#main/testing/big-files.ts'
import { floridaExport, hsdsExport, oneRosterExport } from '#main/testing/sample-exports.ts'
import { createTestApp, type TestApp } from '#main/testing/test-app.ts'

import { foreignFile } from './foreign-files.ts'
import { mutatedFile } from './mutate-file.ts'
import type { Findings, Trial } from './property.ts'

/** The longest a file may keep a processor busy, in microseconds. */
const longest = 1_000_000
/** Imports into one office before the next begins with an empty one. */
const perOffice = 40

type Files = ReadonlyMap<string, Buffer>

const table =
  'First name,Last name,Grade,Birthday,Guardian,Phone\nInes,Varga,7,03/09/2013,Teresa Varga,555-0101\nOmar,Haddad,8,11/01/2012,Lina Haddad,555-0102\n'

const samples: readonly Readonly<Record<string, string | Uint8Array>>[] = [
  oneRosterExport,
  hsdsExport,
  floridaExport,
  bigRoster(6),
  bigDirectory(6),
  { 'students.csv': table },
  { 'students.tsv': table.replaceAll(',', '\t') },
  { 'students.csv': table.replaceAll(',', ';') },
]

function filesOf(sample: Readonly<Record<string, string | Uint8Array>>): Files {
  return new Map(Object.entries(sample).map(([name, content]) => [name, Buffer.from(content)]))
}

function mutatedFiles(files: Files, chance: Chance): Files {
  const copy = new Map(files)
  for (let changes = chance.between(1, 3); changes > 0; changes -= 1) {
    const name = chance.pick([...copy.keys()])
    if (chance.happens(0.1) && copy.size > 1) copy.delete(name)
    else if (chance.happens(0.1))
      copy.set(
        chance.pick(['../up.csv', '.hidden.csv', 'a/b/c/d/e.csv', 'CON.csv', `${'x'.repeat(200)}.csv`]),
        Buffer.from(table),
      )
    else copy.set(name, mutatedFile(copy.get(name) ?? Buffer.alloc(0), chance))
  }
  return copy
}

let bomb: Uint8Array | undefined

/** A small zip that becomes many megabytes of rows. */
function trap(megabytes: number): Files {
  bomb ??= zipSync({ 'users.csv': Buffer.alloc(megabytes * 1_000_000, 'a,b\n') }, { level: 9 })
  return new Map([['export.zip', Buffer.from(bomb)]])
}

function zipped(files: Files, chance: Chance): Files {
  const zip = Buffer.from(zipSync(Object.fromEntries(files)))
  return new Map([['export.zip', chance.happens(0.5) ? zip : mutatedFile(zip, chance)]])
}

interface Contents {
  readonly students: number
  readonly services: number
}

async function contentsOf({ owner }: TestApp): Promise<Contents> {
  const students = await owner.students.list({ status: null })
  const services = await owner.providers.list({ activeOnly: false })
  return { students: students.total, services: services.total }
}

/** How files are brought in, and whether any of them may be a table at all. */
interface Way {
  readonly folder: string
  readonly asFolder: boolean
  readonly mayBeTaken: boolean
}

/** Brings files in as the office does; answers what is wrong with how the program took them. */
async function bringIn(
  app: TestApp,
  files: Files,
  { folder, asFolder, mayBeTaken }: Way,
): Promise<string | undefined> {
  const tokens: string[] = []
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, bytes)
    if (!asFolder) tokens.push(name)
    app.host.files.set(name, { name, path })
  }
  app.host.files.set('folder', { name: 'export', path: folder })
  const before = await contentsOf(app)
  const faults = app.faults.length
  const start = process.cpuUsage()
  let refused: unknown
  try {
    const { importId } = await app.office.imports.read({ tokens: asFolder ? ['folder'] : tokens })
    await app.office.imports.preview({ importId })
    await app.office.imports.commit({ importId })
  } catch (thrown) {
    refused = thrown
  }
  const { user, system } = process.cpuUsage(start)
  if (app.faults.length > faults) return `a bug: ${app.faults.at(-1)?.frames.slice(0, 2).join(' ') ?? ''}`
  if (refused && !(refused instanceof AppError))
    return `a crash: ${refused instanceof Error ? refused.message : 'no error at all'}`
  if (user + system > longest) return `${Math.round((user + system) / 1000)} ms of work`
  if (!refused && !mayBeTaken) return 'taken for a table'
  if ('polluted' in {}) return 'a prototype was changed'
  if (refused && JSON.stringify(await contentsOf(app)) !== JSON.stringify(before)) return 'half an import'
  return undefined
}

interface Brought extends Omit<Way, 'folder'> {
  readonly files: Files
}

const plainly = { asFolder: false, mayBeTaken: true } as const

/** Files as an office may have them: an export that was harmed, packed or not, something else altogether, or a trap. */
function anyFiles(chance: Chance): Brought {
  if (chance.happens(0.01)) return { files: trap(100), ...plainly }
  if (chance.happens(0.15)) {
    const { name, bytes, isWhole } = foreignFile(chance)
    return { files: new Map([[name, bytes]]), asFolder: false, mayBeTaken: !isWhole }
  }
  const mutated = mutatedFiles(filesOf(chance.pick(samples)), chance)
  if (chance.happens(0.25)) return { files: zipped(mutated, chance), ...plainly }
  return { files: mutated, asFolder: chance.happens(0.5), mayBeTaken: true }
}

/** Brings in files that are damaged, hostile, something else, or built as a trap. */
export async function importFuzz({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  if (!isProtected)
    for (const limit of Object.keys(READING_LIMITS)) Object.assign(READING_LIMITS, { [limit]: Infinity })
  const bad: string[] = []
  let taken = 0
  let app: TestApp | undefined
  for (let tried = 0; tried < count; tried += 1) {
    if (!app || tried % perOffice === 0) {
      await app?.[Symbol.asyncDispose]()
      app = await createTestApp()
    }
    const folder = join(scratch, 'export')
    const { files, ...way } = isProtected ? anyFiles(chance) : { files: trap(10), ...plainly }
    const found = await bringIn(app, files, { folder, ...way })
    if (found)
      bad.push(
        `file ${tried}, ${[...files].map(([name, { length }]) => `${name} of ${length} bytes`).join(', ')}: ${found}`,
      )
    rmSync(folder, { recursive: true, force: true })
    rmSync(join(scratch, 'up.csv'), { force: true })
  }
  if (app) {
    taken = (await contentsOf(app)).students
    await app[Symbol.asyncDispose]()
  }
  return { tried: count, bad, counted: { 'students in the last office': taken } }
}
