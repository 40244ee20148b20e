import { join } from 'node:path'

import { z } from 'zod'

import { operations } from '#shared/api/contract.ts'
import type { AnyOperation } from '#shared/api/operation.ts'
import type { Reply } from '#shared/bridge.ts'
import type { Role } from '#shared/domain/session.ts'
import { isMessageKey } from '#shared/text/translate.ts'

import { createGate } from '#main/gate/gate.ts'
import type { Chance } from '#main/sample-school/chance.ts'
import { fakeHost } from '#main/testing/fake-host.ts'
import { aStudentWithCase } from '#main/testing/makers.ts'
import { createTestApp, type TestApp } from '#main/testing/test-app.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'

import { layOffice } from './office.ts'
import { anything, mutated } from './mutate.ts'
import type { Findings, Trial } from './property.ts'
import { shapeOf, valueFor, type Maker, type Shape } from './schema-values.ts'

const roles: readonly Role[] = ['owner', 'counselor', 'office', 'administrator']
const codes = new Set(['invalid', 'rule', 'conflict', 'not_found', 'forbidden', 'locked', 'cancelled'])

/** Makes a whole school at each call. */
const tooDear = new Set(['vault.openDemo'])

interface Question {
  readonly input: unknown
  /** No reading of the contract takes it. */
  readonly isWrong: boolean
  readonly kind: string
}

function questionFor(shape: Shape, maker: Maker, validShare: number): Question {
  const { chance } = maker
  const die = chance.fraction()
  if (die < 0.1) {
    const input = anything(chance)
    return { input, isWrong: typeof input !== 'object' || input === null, kind: 'anything' }
  }
  const input = valueFor(shape, maker)
  if (die < 0.1 + validShare) return { input, isWrong: false, kind: 'valid' }
  const { value, at, isWrong } = mutated(input, shape, chance)
  return { input: value, isWrong, kind: `changed at “${at}”` }
}

function isPolluted(): boolean {
  return 'polluted' in {}
}

/** What is wrong with a reply, whatever was asked. */
function flawOf(reply: Reply, { isWrong }: Question): string | undefined {
  if (isPolluted()) return 'a prototype was changed'
  if (reply.ok) return isWrong ? 'wrong input was taken' : undefined
  const { code } = reply.error
  const message: string = reply.error.message
  if (code === 'internal') return 'a bug'
  const isReadable = isMessageKey(message) || isMessageKey(`${message}_other`)
  if (!codes.has(code) || !isReadable) return `a ${code} refusal nobody can read (${message})`
  return undefined
}

function show(value: unknown): string {
  const text =
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ??
    'undefined'
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** How often the vault was written to. */
function commitsOf({ vault }: TestApp): number {
  const row = vault.reading.prepare('SELECT commits FROM vault_head').get() as { commits: number }
  return row.commits
}

/** The ids that stand in the vault by table, so that questions reach past "not found". */
function idsIn({ vault }: TestApp): ReadonlyMap<string, readonly string[]> {
  const tables = vault.reading
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql GLOB '*[( ]id TEXT PRIMARY KEY*'")
    .all() as { name: string }[]
  const newest = (name: string) =>
    vault.reading.prepare(`SELECT id FROM "${name}" ORDER BY id DESC LIMIT 12`).all() as { id: string }[]
  return new Map(tables.map(({ name }) => [name, newest(name).map(({ id }) => id)]))
}

/** The ids a field may mean: `studentId` those of students, `id` those of the operation's own area, else any. */
function idsFor(ids: ReadonlyMap<string, readonly string[]>, area: string, chance: Chance) {
  const any = [...ids.values()].flat()
  return (field: string): readonly string[] => {
    const noun = (field === 'id' ? area : field.replace(/Ids?$/, '')).replace(/s$/, '').toLowerCase()
    const meant = [...ids].find(([table]) => table.replace(/s$/, '') === noun)?.[1] ?? []
    return meant.length > 0 && chance.happens(0.9) ? meant : any
  }
}

async function furnish(app: TestApp, chance: Chance): Promise<void> {
  for (let number = 0; number < 3; number += 1) {
    const ownerId = app.sessions[chance.pick(['owner', 'counselor'] as const)].accountId
    await aStudentWithCase(app.counselor, ownerId, { localId: `S${number}` })
  }
}

/** Gives the four who ask the roles back that they had: what somebody may is asked of their account, which questions change. */
function asAtFirst({ vault, sessions }: TestApp): void {
  vault.writing.transaction(() => {
    for (const { accountId: id, roles: held } of Object.values(sessions)) {
      vault.writing
        .prepare(
          `UPDATE accounts SET roles = :held, active = 1, sees = 'office', ends_on = NULL, removed_at = NULL
           WHERE id = :id`,
        )
        .run({ id, held: JSON.stringify(held) })
    }
  })
}

type Rules = readonly (readonly [path: string, rule: AnyOperation, shape: Shape])[]

async function fuzzApp(
  rules: Rules,
  share: number,
  chance: Chance,
): Promise<{ readonly bad: readonly string[]; readonly taken: number }> {
  await using app = await createTestApp()
  await furnish(app, chance)
  const bad: string[] = []
  let taken = 0
  for (const [path, rule, shape] of rules) {
    const [area = ''] = path.split('.')
    asAtFirst(app)
    const maker: Maker = {
      chance,
      idsFor: idsFor(idsIn(app), area, chance),
      words: () => chance.pick(['Ines', 'called the family', 'x']),
    }
    for (let tried = 0; tried < share; tried += 1) {
      const question = questionFor(shape, maker, 0.35)
      const role = chance.happens(0.7) && 'may' in rule ? chance.pick(rule.may) : chance.pick(roles)
      const before = commitsOf(app)
      const reply = await app.app.call(app.sessions[role], path, question.input)
      if (reply.ok) taken += 1
      if (reply.ok && area === 'accounts') asAtFirst(app)
      const mayNot = 'may' in rule && !rule.may.includes(role)
      const flaw =
        flawOf(reply, question) ??
        (mayNot && (reply.ok || reply.error.code !== 'forbidden') ? `the ${role} was let in` : undefined) ??
        (!reply.ok && commitsOf(app) !== before ? 'a refusal changed the vault' : undefined)
      if (!flaw) continue
      const frames = app.faults.at(-1)?.frames.slice(0, 2).join(' ') ?? ''
      bad.push(
        `${path} by the ${role}, ${question.kind}: ${flaw} ${flaw === 'a bug' ? frames : ''} for ${show(question.input)}`,
      )
    }
  }
  return { bad, taken }
}

async function fuzzGate(rules: Rules, share: number, { chance, scratch }: Trial): Promise<readonly string[]> {
  const folder = join(scratch, 'office')
  await layOffice(join(folder, 'vault'))
  const faults: string[] = []
  const gate = createGate({
    folder,
    host: fakeHost(),
    emit: () => {},
    exit: () => {},
    kdf: cheapKdf,
    report: ({ frames }) => faults.push(frames.slice(0, 2).join(' ')),
  })
  const bad: string[] = []
  for (const [path, , shape] of rules) {
    const maker: Maker = {
      chance,
      idsFor: () => [],
      words: () => chance.pick(['owner', 'violet harbour pencil tram']),
    }
    for (let tried = 0; tried < share; tried += 1) {
      const question = questionFor(shape, maker, 0.05)
      if (tooDear.has(path) && !question.isWrong) continue
      const flaw = flawOf(await gate.call(path, question.input), question)
      if (flaw)
        bad.push(`${path}, ${question.kind}: ${flaw} ${faults.at(-1) ?? ''} for ${show(question.input)}`)
    }
  }
  await gate.close()
  return bad
}

/** Asks every operation arbitrary and nearly valid questions, in every role. */
export async function ipcFuzz(trial: Trial): Promise<Findings> {
  const { chance, count, isProtected } = trial
  const rules = [...operations].map(([path, rule]) => [path, rule, shapeOf(rule.input)] as const)
  if (!isProtected) {
    // The contract's own objects, in this process alone, without what they ask of an input.
    for (const [, rule] of rules) Object.assign(rule, { input: z.any() })
  }
  const share = Math.max(1, Math.round(count / rules.length))
  const asked = await fuzzApp(
    rules.filter(([, { kind }]) => kind !== 'gate'),
    share,
    chance,
  )
  const atTheDoor = await fuzzGate(
    rules.filter(([, { kind }]) => kind === 'gate'),
    share,
    trial,
  )
  return {
    tried: share * rules.length,
    bad: [...asked.bad, ...atTheDoor],
    counted: { 'questions that were valid and taken': asked.taken },
  }
}
