import { createHash, randomInt } from 'node:crypto'

import { createClient, type Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { Role, Session } from '#shared/domain/session.ts'

import { insertAccount, type NewAccount } from '../accounts/accounts.sql.ts'
import { createApp, type App } from '../app.ts'
import type { Fault } from '../problems.ts'
import { insertSchool } from '../school/school.sql.ts'
import { fakeHost, type FakeHost } from './fake-host.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { copiesOf } from '../vault/backup/vault-copies.ts'
import { ownSeal } from '../vault/own-seal.ts'
import { waysInto } from '../vault/ways-in.ts'
import { cheapKdf, openTestVault } from './test-vault.ts'

/** Somebody with an account, and what they ask with. */
export interface Colleague {
  readonly accountId: string
  readonly session: Session
  readonly client: Client
}

/** A running program on a fresh encrypted file, and one client for each person of a small office. */
export interface TestApp extends AsyncDisposable {
  readonly app: App
  readonly owner: Client
  readonly counselor: Client
  readonly office: Client
  readonly administrator: Client
  readonly sessions: Readonly<Record<Role, Session>>
  /** One more colleague with an account, and a client for them. */
  hire(name: string, known: Pick<NewAccount, 'roles' | 'sees' | 'endsOn'>): Colleague
  readonly host: FakeHost
  readonly events: readonly AppEvent[]
  readonly faults: readonly Fault[]
  readonly vault: OpenVault
  /** Sets the office's clock, ISO. */
  setClock(instant: string): void
  /** Replaces chance, for codes that must collide. */
  setRandom(random: (below: number) => number): void
  /** Takes back the last thing anybody did that can be taken back. */
  undoLast(client: Client): Promise<void>
}

/** Tuesday 8 December 2026, ten in the morning in New York. */
export const A_TUESDAY = '2026-12-08T15:00:00.000Z'

const ROLES: readonly Role[] = ['owner', 'counselor', 'office', 'administrator']

/** The own key of a person of these tests; a real one comes from their password. */
function testOwnKey(accountId: string): Buffer {
  return createHash('sha256').update(accountId).digest()
}

/** Starts the real program, router and encrypted file included, for one test. */
export async function createTestApp(): Promise<TestApp> {
  const opened = await openTestVault()
  const { vault } = opened
  const events: AppEvent[] = []
  const faults: Fault[] = []
  const host = fakeHost()
  let instant = A_TUESDAY
  let random = (below: number): number => randomInt(below)
  const app = createApp({
    reading: vault.reading,
    writing: vault.writing,
    host,
    ways: waysInto(vault, cheapKdf),
    copies: copiesOf(vault),
    ownSealOf: ({ accountId }) => ownSeal({ accountId, ownKey: testOwnKey(accountId) }, vault.vaultId),
    emit: (event) => events.push(event),
    report: (fault) => faults.push(fault),
    clock: () => instant,
    random: (below) => random(below),
  })

  insertSchool(vault.writing, {
    name: 'Harbor Middle School',
    timeZone: 'America/New_York',
    office: 'Counseling office',
    phone: '555-0100',
    address: '1 Harbor Road',
    paper: 'letter',
    version: 1,
  })
  const sessions = Object.fromEntries(
    ROLES.map((role, at) => {
      const accountId = `00000000-0000-7000-8000-00000000000${at + 1}`
      insertAccount(vault.writing, {
        id: accountId,
        user: role,
        name: `The ${role}`,
        roles: [role],
        active: true,
        createdAt: instant,
      })
      return [role, { accountId, name: `The ${role}`, roles: [role] }]
    }),
  ) as unknown as Record<Role, Session>

  // Every value goes through JSON, as it does across the bridge.
  const clientFor = (session: Session) =>
    createClient(async (operation, input, callId) => {
      const reply = await app.call(session, operation, JSON.parse(JSON.stringify(input)), callId)
      return JSON.parse(JSON.stringify(reply))
    })

  const clientOf = (role: Role) => clientFor(sessions[role])
  let hired = 0

  return {
    app,
    hire: (name, known) => {
      hired += 1
      const accountId = `00000000-0000-7000-9000-00000000000${hired}`
      const { roles } = known
      insertAccount(vault.writing, {
        ...known,
        id: accountId,
        user: name,
        name,
        active: true,
        createdAt: instant,
      })
      const session = { accountId, name, roles }
      return { accountId, session, client: clientFor(session) }
    },
    owner: clientOf('owner'),
    counselor: clientOf('counselor'),
    office: clientOf('office'),
    administrator: clientOf('administrator'),
    sessions,
    host,
    events,
    faults,
    vault,
    setClock: (next) => {
      instant = next
    },
    setRandom: (next) => {
      random = next
    },
    undoLast: async (client) => {
      const last = events.findLast((event) => event.kind === 'undoable')
      if (!last) throw new Error('Nothing can be taken back.')
      await client.undo.run({ undoId: last.undoId })
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  }
}
