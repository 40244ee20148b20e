import { rmSync } from 'node:fs'

import type { SessionView } from '#shared/api/vault.ts'
import type { Session } from '#shared/domain/session.ts'

import type { Asker } from '../access/asker.ts'
import { signedIn, signedOut } from '../accounts/sign-in.ts'
import { standingAt } from '../accounts/standing.ts'
import { noteWrongTries } from '../accounts/wrong-tries.ts'
import { createApp, type App } from '../app.ts'
import { crisisCardAt } from '../protocols/crisis-card.ts'
import { lockTimes } from '../school/school.ts'
import { takeAll } from '../take-all.ts'
import { keepCrisisCard } from '../vault/crisis-file.ts'
import { copiesOf, noCopies } from '../vault/backup/vault-copies.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { ownSealFor } from '../vault/own-seal.ts'
import { pinTriesOf } from '../vault/unlock-throttle.ts'
import { waysInto, type WaysIn } from '../vault/ways-in.ts'
import type { Entered } from './entering.ts'
import type { Ground } from './ground.ts'
import { watchSignals } from './signals.ts'
import { beginSitting, type Sitting, type SittingOptions } from './sitting.ts'

/** The office while somebody is at work in it. */
export interface Office {
  readonly vault: OpenVault
  readonly session: Session
  readonly ways: WaysIn
  readonly user: string
  readonly demo: boolean
  /** The key of whoever is signed in, for what nobody else may read. */
  readonly ownKey: Buffer
  readonly app: App
  readonly sitting: Sitting
  /** Ends telling the desktop how much waits. */
  readonly endSignals: () => void
}

/** How somebody came in. */
export interface Arrival {
  readonly event?: 'signed-in' | 'password-reset'
  readonly demo?: boolean
}

/** What a sitting tells the door. */
type Told = Pick<SittingOptions, 'sits' | 'covered' | 'lock'>

/** Opens the office to whoever came in, and writes down that they did; a vault nobody may enter is closed again. */
export function openOffice(
  entered: Entered,
  { event = 'signed-in', demo = false }: Arrival,
  ground: Ground,
  told: Told,
): Office {
  const { vault, accountId, user, ownKey } = entered
  const { reading, writing } = vault
  const { host, emit, report, clock, throttle, kdf } = ground
  try {
    const at = clock()
    const session = signedIn(writing, { accountId, at, event })
    const isOwner = session.roles.includes('owner')
    if (!demo) noteWrongTries(writing, throttle, { accountId, at, user, isOwner })
    if (!demo) keepCrisisCard(ground.folders.vault, crisisCardAt(reading, at))
    const keeper = { accountId, ownKey }
    const ways = waysInto(vault, kdf, keeper, demo ? undefined : throttle)
    const ownSealOf = ownSealFor(keeper, vault.vaultId)
    const copies = demo ? noCopies : copiesOf(vault)
    const app = createApp({ reading, writing, host, ways, ownSealOf, copies, emit, report, clock })
    const present = { vault, ownKey, session, ways, user, demo, app }
    const endSignals = watchSignals({ app, session, time: ground.time, emit })
    return { ...present, endSignals, sitting: sitAt(present, ground, told) }
  } catch (thrown) {
    ownKey.fill(0)
    vault.close()
    throw thrown
  }
}

function sitAt(
  { vault, user, ways, demo }: Pick<Office, 'vault' | 'user' | 'ways' | 'demo'>,
  { time, kdf, emit, throttle }: Ground,
  told: Told,
): Sitting {
  const usual = { ...told, kdf, times: () => lockTimes(vault.reading), emit }
  // Nobody knows the password of the demo school, and there is nothing in it to hide.
  if (demo)
    return beginSitting({
      ...usual,
      time: { ...time, wall: () => 0, steady: () => 0 },
      knowsPassword: async () => true,
      wrongPins: () => {},
    })
  return beginSitting({
    ...usual,
    time,
    knowsPassword: (password) => ways.knows(user, password),
    wrongPins: (count) => throttle.note(pinTriesOf(user), count),
  })
}

/** Stops all work, writes down that somebody left, and closes the vault; of a demo school nothing stays. */
export function closeOffice(office: Office, { clock, folders }: Pick<Ground, 'clock' | 'folders'>): void {
  const { vault, app, session, sitting, endSignals, ownKey, demo } = office
  endSignals()
  sitting.end()
  // A full disk keeps the last lines from being written, never the office from being locked.
  takeAll([
    () => app.cancelAll(),
    () => signedOut(vault.writing, { accountId: session.accountId, at: clock() }),
    () => {
      if (!demo) keepCrisisCard(folders.vault, crisisCardAt(vault.reading, clock()))
    },
    () => void ownKey.fill(0),
    () => vault.close(),
  ])
  if (demo) rmSync(folders.demo, { recursive: true, force: true })
}

/** Whoever is at work, as they stand at this instant; `undefined` once their account was closed or its last day is over. */
export function whoIsHere({ vault, session }: Office, at: string): Asker | undefined {
  return standingAt(vault.reading, session, at)
}

/** What a window is told of whoever is at work. */
export function viewOf({ accountId, name, roles }: Session, user: string): SessionView {
  return { accountId, user, name, roles: [...roles] }
}
