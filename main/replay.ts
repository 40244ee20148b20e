import { v7 as uuidv7 } from 'uuid'

import { operations } from '#shared/api/contract.ts'
import type { School } from '#shared/domain/school.ts'
import type { Session } from '#shared/domain/session.ts'

import { accountsOf } from './accounts/account-names.ts'
import { openAccount } from './accounts/accounts.ts'
import { beginOffice } from './accounts/sign-in.ts'
import { createApp, type App } from './app.ts'
import type { WritableDb } from './db/types.ts'
import type { ChosenFile, Host } from './host.ts'
import { findBySource } from './look-ups.sql.ts'
import type { Fault } from './problems.ts'
import { theCalendar } from './calendar/calendar.ts'
import { chanceOf } from './sample-school/chance.ts'
import type { LifeHeader, LifeLine } from './sample-school/life-line.ts'
import type { OpenVault } from './vault/open-vault.ts'

/** What a life is replayed into, and how. */
export interface ReplayOptions {
  readonly vault: Pick<OpenVault, 'reading' | 'writing'>
  readonly header: LifeHeader
  readonly lines: Iterable<LifeLine> | AsyncIterable<LifeLine>
  /** The files lines speak of as `@file:name`. */
  readonly fileFor: (name: string) => ChosenFile
  /** The account of the owner in a vault that has none yet; it is made then. */
  readonly ownerId?: string
  readonly progress?: (done: number) => void
  readonly signal?: AbortSignal
}

/** After so many lines everything is committed and whoever watches is told. */
const BATCH = 1000

/** Everything a replay knows while it goes on. */
interface Replay {
  readonly app: App
  readonly sessions: ReadonlyMap<string, Session>
  readonly answers: Map<string, unknown>
  readonly lookUp: (kind: string, key: string) => string | number | undefined
}

/** The desktop of a replay: files by name, and paper that is thrown away. */
export function deskOf(fileFor: ReplayOptions['fileFor']): Host {
  return {
    fileFor: async (token) => fileFor(token.replace(/^@file:/, '')),
    chooseFiles: async () => [],
    printToPdf: async () => new Uint8Array(),
    print: async () => true,
    saveFile: async () => true,
  }
}

function lookUpsIn(db: WritableDb, sessions: ReadonlyMap<string, Session>): Replay['lookUp'] {
  const known = new Map<string, string>()
  const idOf = (kind: string, key: string): string | undefined =>
    kind === 'account' ? sessions.get(key)?.accountId : findBySource[kind]?.(db, { key })?.id
  return (kind, key) => {
    const name = `${kind}:${key}`
    // A version moves, an id stays.
    if (key.endsWith('.version')) return findBySource[kind]?.(db, { key: key.slice(0, -8) })?.version
    const found = known.get(name) ?? idOf(kind, key)
    if (found !== undefined) known.set(name, found)
    return found
  }
}

function partOf(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((part, step) => (part as Readonly<Record<string, unknown>> | null)?.[step], value)
}

function resolveText(text: string, { answers, lookUp }: Replay): unknown {
  if (text.startsWith('@file:')) return text
  const record = /^@([a-z]+):(.+)$/s.exec(text)
  const answer = record ? null : /^@([A-Za-z]+\d+)\.([\w.]+)$/.exec(text)
  if (!record && !answer) return text
  const found = record
    ? lookUp(record[1] ?? '', record[2] ?? '')
    : partOf(answers.get(answer?.[1] ?? ''), answer?.[2] ?? '')
  if (found === undefined) throw new Error(`Nothing is known by the name ${text}`)
  return found
}

/** Puts what is known now in the place of every reference. */
function resolve(input: unknown, replay: Replay): unknown {
  if (typeof input === 'string') return input.startsWith('@') ? resolveText(input, replay) : input
  if (Array.isArray(input)) return input.map((item) => resolve(item, replay))
  if (input === null || typeof input !== 'object') return input
  const resolved: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(input)) resolved[field] = resolve(value, replay)
  return resolved
}

function keepAnswer(answers: Map<string, unknown>, as: string, value: unknown): void {
  const [name = as, path] = as.split('=')
  answers.set(name, path === undefined ? value : partOf(value, path))
}

/** Everyone of the header by user name: who is there already, and who is taken on now. */
function peopleOf(
  { vault: { writing }, header, ownerId }: ReplayOptions,
  at: string,
  newId: () => string,
): ReadonlyMap<string, Session> {
  const here = accountsOf(writing)
  const ownerHere = here.find(({ roles }) => roles.includes('owner'))
  const sessions = new Map<string, Session>()
  for (const { user, name, roles } of header.accounts) {
    const isOwner = roles.includes('owner')
    const found = isOwner ? ownerHere : here.find((account) => account.user === user)
    const accountId = found?.id ?? (isOwner ? ownerId : undefined) ?? newId()
    sessions.set(user, { accountId, name: found?.name ?? name, roles: found?.roles ?? roles })
    if (found) continue
    if (isOwner && here.length === 0) {
      const { name: schoolName, timeZone } = header.school
      beginOffice(writing, { accountId, at, schoolName, timeZone, ownerName: name, user })
    } else openAccount(writing, { id: accountId, user, name, roles, active: true, createdAt: at })
  }
  return sessions
}

async function perform(
  replay: Replay,
  { actor, operation, input, as }: LifeLine,
  place: number,
): Promise<void> {
  const session = replay.sessions.get(actor)
  if (!session) throw new Error(`Line ${place}: nobody here is called ${actor}`)
  const reply = await replay.app.call(session, operation, resolve(input, replay))
  if (!reply.ok) {
    const { code, message, fields = [] } = reply.error
    const words = [code, message, ...fields.map((field) => `${field.path} ${field.message}`)].join(', ')
    throw new Error(`Line ${place}: ${operation} was refused (${words})`)
  }
  if (as) keepAnswer(replay.answers, as, reply.value)
}

/** Many commands in one transaction. */
interface Gathering {
  /** The writing connection as the program of the replay sees it. */
  readonly writing: WritableDb
  /** The next command belongs to the batch. */
  join(): void
  commit(): void
  abandon(): void
}

/**
 * Gathers commands into large transactions. A replay ends at the first refusal and takes back the whole batch, so a
 * command needs no savepoint of its own; the search index would write itself out at each one.
 */
function gather(db: WritableDb): Gathering {
  const run = (sql: string) => void db.prepare(sql).run({})
  let size = 0
  const end = (sql: string) => {
    if (size > 0) run(sql)
    size = 0
  }
  return {
    // The brand exists in types only, and this is the same connection.
    writing: {
      prepare: (sql: string) => db.prepare(sql),
      transaction: <Result>(work: () => Result): Result => (size > 0 ? work() : db.transaction(work)),
    } as unknown as WritableDb,
    join: () => {
      if (size === 0) run('BEGIN IMMEDIATE')
      size += 1
    },
    commit: () => {
      end('COMMIT')
      // A batch is counted as one commit.
      db.transaction(() => {})
    },
    abandon: () => end('ROLLBACK'),
  }
}

/** Lets the rest of the process breathe. */
const breathe = (): Promise<void> => new Promise((done) => void setImmediate(done))

/**
 * Lives a life again through the real router, each line at its own moment. Commands are gathered in large
 * transactions; a task or a query sees them committed, because it reads through the other connection.
 */
export async function replayLife(options: ReplayOptions): Promise<{ readonly lines: number }> {
  const { vault, header, lines, fileFor, progress = () => {}, signal } = options
  const batch = gather(vault.writing)
  const chance = chanceOf(JSON.stringify([header.school.name, header.endsOn]))
  const faults: Fault[] = []
  let now = ''
  let ids = 0
  const newId = (): string => {
    ids += 1
    const random = Uint8Array.from({ length: 16 }, () => chance.below(256))
    return uuidv7({ msecs: Date.parse(now), seq: ids, random })
  }
  const app = createApp({
    reading: vault.reading,
    writing: batch.writing,
    host: deskOf(fileFor),
    clock: () => now,
    newId,
    random: (below) => chance.below(below),
    report: (fault) => faults.push(fault),
  })

  let done = 0
  let replay: Replay | undefined
  try {
    for await (const line of lines) {
      now = line.at
      replay ??= await settleIn(options, app, { at: now, newId })
      if (operations.get(line.operation)?.kind === 'command') batch.join()
      else batch.commit()
      done += 1
      await perform(replay, line, done)
      if (done % BATCH !== 0) continue
      batch.commit()
      progress(done)
      await breathe()
      signal?.throwIfAborted()
    }
    batch.commit()
  } catch (thrown) {
    batch.abandon()
    if (faults.length > 0) throw new Error(`A bug: ${JSON.stringify(faults[0])}`, { cause: thrown })
    throw thrown
  }
  progress(done)
  return { lines: done }
}

/** Takes on the people of the header and tells the school its calendar; a school that has a name keeps it. */
async function settleIn(
  options: ReplayOptions,
  app: App,
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Promise<Replay> {
  const { writing } = options.vault
  const isNew = accountsOf(writing).length === 0
  const sessions = peopleOf(options, at, newId)
  const replay: Replay = { app, sessions, answers: new Map(), lookUp: lookUpsIn(writing, sessions) }
  const owner = options.header.accounts.find(({ roles }) => roles.includes('owner'))
  if (!owner) throw new Error('A life needs an owner')
  await perform(replay, { at, actor: owner.user, operation: 'school.get', input: {}, as: 'school1' }, 0)
  // The router checked the answer against the school's schema.
  const before = replay.answers.get('school1') as School
  const told = { ...before, ...options.header.school, name: isNew ? options.header.school.name : before.name }
  await perform(replay, { at, actor: owner.user, operation: 'school.update', input: told }, 0)
  const calendar = { ...theCalendar(writing), ...options.header.calendar }
  await perform(replay, { at, actor: owner.user, operation: 'calendar.save', input: calendar }, 0)
  return replay
}
