import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'

import { AppError, ruleError, type AppErrorData } from '#shared/app-error.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'
import { operations } from '#shared/api/contract.ts'
import { vault as gateOperations } from '#shared/api/vault.ts'
import type { LockTimes } from '#shared/domain/locking.ts'
import type { Session } from '#shared/domain/session.ts'

import { beginOffice, keysReplaced, signedIn, signedOut } from './accounts/sign-in.ts'
import { standingAt } from './accounts/standing.ts'
import { noteWrongTries } from './accounts/wrong-tries.ts'
import { createApp, type App } from './app.ts'
import { sealTrail } from './audit/audit.ts'
import { createEntering, type Entered } from './entering.ts'
import type { Host } from './host.ts'
import { machineTime, type PassingTime } from './passing-time.ts'
import { invalidInput, refusal, type Fault } from './problems.ts'
import { createRecoveryDesk, type AtDesk } from './recovery-desk.ts'
import { createRestoring } from './restoring.ts'
import { demoOwner, fillDemoSchool } from './sample-school/demo.ts'
import { lockTimes } from './school/school.ts'
import { beginSitting, type Sitting } from './sitting.ts'
import { takeAll } from './take-all.ts'
import { finishExchange } from './vault/backup/exchange-vault.ts'
import { copiesOf, noCopies } from './vault/backup/vault-copies.ts'
import { createVault } from './vault/create-vault.ts'
import { calibrated, standardKdf, type KdfPolicy } from './vault/kdf-policy.ts'
import type { OpenVault } from './vault/open-vault.ts'
import { ownSealFor } from './vault/own-seal.ts'
import { assertMayHaveNewKeys, prepareNewKeys } from './vault/new-keys.ts'
import { usersOfKeyrings } from './vault/keyring-file.ts'
import { triesBeside } from './vault/tries-file.ts'
import { pinTriesOf, triesOfOffice, UnlockThrottle } from './vault/unlock-throttle.ts'
import { confirmRecoveryCode } from './vault/unlock-vault.ts'
import { vaultExists } from './vault/vault-exists.ts'
import { waysInto, type WaysIn } from './vault/ways-in.ts'

/** What the gate stands on. */
export interface GateOptions {
  /** This program's own folder; the vault is `vault` in it, a demo school `demo`. */
  readonly folder: string
  readonly host: Host
  readonly emit: (event: AppEvent) => void
  /** Told again and again how long whoever is at work may be away; `null` where it does not matter. */
  readonly sits?: (times: LockTimes | null) => void
  /** Told when nobody can do anything in the records any more, though this process goes on. */
  readonly rises?: () => void
  /** Who was at work here last, while the program runs; whoever comes back begins with the password. */
  readonly lastUser?: string | null
  /** Called when the office locked, with who was at work: everything is closed and the process may be killed. */
  readonly exit: (user: string | null) => void
  readonly clock?: () => string
  /** Tests hand in one they move themselves. */
  readonly time?: PassingTime
  readonly report?: (fault: Fault) => void
  /** Tests hand in a cheap one; nothing on disk can. */
  readonly kdf?: KdfPolicy
}

interface Office extends AtDesk {
  /** The key of whoever is signed in, for what nobody else may read. */
  readonly ownKey: Buffer
  readonly app: App
  readonly sitting: Sitting
}

type GateVerb = keyof typeof gateOperations
type GateHandlers = {
  readonly [Verb in GateVerb]: (
    input: z.output<(typeof gateOperations)[Verb]['input']>,
    callId?: string,
  ) => Promise<z.output<(typeof gateOperations)[Verb]['output']>>
}

/** What waits for nobody, and lets nobody wait: a lock never stands behind an open print dialog. */
const OUT_OF_TURN: ReadonlySet<GateVerb> = new Set([
  'cancel',
  'state',
  'present',
  'drawCurtain',
  'printRecoverySheet',
  'findBackups',
])

/** What is answered behind the curtain. */
const BEHIND_CURTAIN: ReadonlySet<GateVerb> = new Set([
  'cancel',
  'state',
  'drawCurtain',
  'liftCurtain',
  'lock',
])

/** A folder that is not there is not looked for at every fall of the curtain. */
const DUE_AGAIN = 60 * 60_000

const lockedError: AppErrorData = { code: 'locked', message: 'common:errors.locked' }
const lockedReply: Reply = { ok: false, error: lockedError }
const curtainReply: Reply = { ok: false, error: { code: 'locked', message: 'vault:errors.curtain' } }

/** The whole program behind one door: opens, makes and locks the vault, and hands every other call to the app. */
export function createGate(options: GateOptions) {
  const { folder, host, emit, exit, lastUser = null, kdf = standardKdf } = options
  const { clock = () => new Date().toISOString(), time = machineTime, report = () => {} } = options
  const { sits = () => {}, rises = () => {} } = options
  // A price that was handed in stays as it is; otherwise a guess costs about a second on the machine it is made on.
  const price = options.kdf ? (_took: number, cost: KdfPolicy) => cost : calibrated
  const realFolder = join(folder, 'vault')
  const demoFolder = join(folder, 'demo')
  const throttle = new UnlockThrottle(
    time,
    triesBeside(realFolder, () => triesOfOffice(usersOfKeyrings(realFolder))),
  )
  const restoring = createRestoring({ folder: realFolder, host, kdf, throttle, clock, emit })
  let isSettled = false
  let lookedForDueAt = -Infinity
  const entering = createEntering({ folder: realFolder, kdf, throttle, price, clock })
  let office: Office | undefined
  let isReplacingKeys = false
  let turn: Promise<unknown> = Promise.resolve()

  const desk = createRecoveryDesk<Office>({
    present: () => office,
    opens: (code) => confirmRecoveryCode({ folder: realFolder, code, kdf, throttle }),
    host,
    clock,
  })
  const tellTries = ({ writing }: OpenVault, { accountId, roles }: Session, user: string): void =>
    noteWrongTries(writing, throttle, { accountId, at: clock(), user, isOwner: roles.includes('owner') })
  /** Goes on when somebody comes back, as one does that began while they worked; a lock leaves nothing of it. */
  const makeDueBackups = () => {
    const isSoon = time.steady() - lookedForDueAt < DUE_AGAIN
    if (!office || isSoon) return
    lookedForDueAt = time.steady()
    void office.app.call(office.session, 'backups.makeDue', {})
  }
  const sitAt = ({ reading }: OpenVault, user: string, ways: WaysIn, demo: boolean): Sitting =>
    beginSitting({
      // Nobody knows the password of the demo school, and there is nothing in it to hide.
      time: demo ? { ...time, wall: () => 0, steady: () => 0 } : time,
      kdf,
      times: () => lockTimes(reading),
      knowsPassword: async (password) => demo || ways.knows(user, password),
      emit,
      // While the keys are replaced nobody is at work: a lock waits for them as it does for a restore.
      sits: (times) => (isReplacingKeys ? undefined : sits(demo ? null : times)),
      covered: makeDueBackups,
      wrongPins: (count) => (demo ? undefined : throttle.note(pinTriesOf(user), count)),
      lock: lockForIdle,
    })
  /** Lets somebody in; a vault nobody may enter is closed again. */
  const admit = (
    { vault, accountId, user, ownKey }: Entered,
    event: 'signed-in' | 'password-reset' = 'signed-in',
    demo = false,
  ) => {
    try {
      const session = signedIn(vault.writing, { accountId, at: clock(), event })
      if (!demo) tellTries(vault, session, user)
      const { reading, writing } = vault
      const keeper = { accountId, ownKey }
      const ways = waysInto(vault, kdf, keeper, demo ? undefined : throttle)
      const ownSealOf = ownSealFor(keeper, vault.vaultId)
      office = {
        vault,
        ownKey,
        session,
        sitting: sitAt(vault, user, ways, demo),
        ways,
        user,
        demo,
        app: createApp({
          ...{ reading, writing, host, ways, ownSealOf, emit, report, clock },
          copies: demo ? noCopies : copiesOf(vault),
        }),
      }
      return viewOf(session, user)
    } catch (thrown) {
      ownKey.fill(0)
      vault.close()
      throw thrown
    }
  }
  /** Before anything looks for the vault: what a restore left that was cut off is ended. */
  const settle = () => {
    if (!isSettled) finishExchange(realFolder)
    isSettled = true
  }
  const whoIsHere = ({ vault, session }: Office) => standingAt(vault.reading, session, clock())
  const assertClosed = () => {
    if (office) throw ruleError('vault:errors.alreadyOpen')
  }
  const stateNow = () => {
    if (office) return office.sitting.isBehindCurtain ? 'curtain' : 'open'
    return vaultExists(realFolder) ? 'locked' : 'none'
  }
  const pinNow = () => {
    const triesLeft = office?.sitting.triesLeft ?? null
    return triesLeft === null ? null : { triesLeft }
  }
  const closeOffice = () => {
    const closing = office
    office = undefined
    desk.forget()
    if (!closing) return null
    closing.sitting.end()
    // A full disk keeps the last lines from being written, never the office from being locked.
    takeAll([
      () => closing.app.cancelAll(),
      () => signedOut(closing.vault.writing, { accountId: closing.session.accountId, at: clock() }),
      () => void closing.ownKey.fill(0),
      () => closing.vault.close(),
    ])
    if (closing.demo) rmSync(demoFolder, { recursive: true, force: true })
    return closing.demo ? null : closing.user
  }

  /** Locking what is locked already changes nothing: the machine may lock while somebody types their password. */
  const lockOffice = ({ forSomebodyElse = false } = {}) => {
    if (!office) return
    // The window is covered and the time to close runs before anything here can take long.
    emit({ kind: 'locking' })
    let user: string | null = null
    try {
      user = closeOffice()
    } finally {
      exit(forSomebodyElse ? null : user)
    }
  }
  /** Nobody asked, so nobody is answered: what went wrong while closing is reported. */
  const lockForIdle = () => {
    try {
      lockOffice()
    } catch (thrown) {
      refusal(thrown, 'vault.lock', report)
    }
  }
  /** An account whose last day is over has nothing here to cover or to come back to. */
  const atWork = (): Sitting => {
    if (!office) throw new AppError(lockedError)
    const { sitting } = office
    if (whoIsHere(office)) return sitting
    lockForIdle()
    throw new AppError({ code: 'forbidden', message: 'common:errors.accountEnded' })
  }

  const handlers: GateHandlers = {
    state: async () => ({
      state: stateNow(),
      session: office ? viewOf(whoIsHere(office) ?? office.session, office.user) : null,
      pin: pinNow(),
      demo: office?.demo ?? false,
      lastUser: office ? null : lastUser,
      ...desk.state(),
    }),
    create: async ({ ownerName, user, password, ...school }) => {
      assertClosed()
      const accountId = uuidv7()
      const ownKey = randomBytes(32)
      const made = await createVault({
        folder: realFolder,
        user,
        accountId,
        password,
        ownKey,
        weakWords: [school.schoolName, ownerName],
        kdf,
        fill: (db, sheet) => {
          sealTrail(db, sheet)
          beginOffice(db, { ...school, ownerName, user, accountId, at: clock() })
        },
      })
      desk.remember(made.recoveryCode)
      const session = admit({ vault: made.vault, accountId, user, ownKey })
      return { recoveryCode: made.recoveryCode, session }
    },
    confirmRecovery: async ({ code, isNew }) => ({ correct: await desk.confirm(code, isNew) }),
    newRecoverySheet: async ({ password }) => ({ recoveryCode: await desk.makeNew(password) }),
    printRecoverySheet: async ({ as, language }) => ({ done: await desk.print(as, language) }),
    replaceKeys: async ({ password }) => {
      const closing = await desk.provenOwner(password)
      const { vault, session, app, sitting, ownKey, user } = closing
      assertMayHaveNewKeys(vault)
      // From here on everything is answered as if it were locked, so that nothing is written beside the copy.
      office = undefined
      isReplacingKeys = true
      rises()
      desk.forget()
      let putInPlace
      try {
        app.cancelAll()
        const moment = { accountId: session.accountId, at: clock() }
        putInPlace = await prepareNewKeys({ vault, trace: (db) => keysReplaced(db, moment) })
      } catch (thrown) {
        office = closing
        isReplacingKeys = false
        throw thrown
      }
      sitting.end()
      ownKey.fill(0)
      try {
        putInPlace()
      } finally {
        exit(user)
      }
      return {}
    },
    unlock: async (wish) => {
      assertClosed()
      return { session: admit(await entering.withPassword(wish)) }
    },
    unlockWithRecovery: async (wish) => {
      assertClosed()
      return { session: admit(await entering.withSheet(wish), 'password-reset') }
    },
    namesBehindSheet: async (wish) => {
      assertClosed()
      return { people: await entering.namesBehindSheet(wish) }
    },
    openDemo: async (_, callId) => {
      assertClosed()
      rmSync(demoFolder, { recursive: true, force: true })
      const accountId = uuidv7()
      const ownKey = randomBytes(32)
      const { vault } = await createVault({
        folder: demoFolder,
        accountId,
        user: demoOwner.user,
        password: demoOwner.password,
        ownKey,
        kdf,
      })
      const progress = (done: number, total: number) => {
        if (callId) emit({ kind: 'progress', callId, done, total })
      }
      try {
        await fillDemoSchool({ vault, ownerId: accountId, now: clock(), progress })
      } catch (thrown) {
        vault.close()
        throw thrown
      }
      return { session: admit({ vault, accountId, user: demoOwner.user, ownKey }, 'signed-in', true) }
    },
    lock: async (wish) => {
      lockOffice(wish)
      return {}
    },
    present: async () => {
      office?.sitting.seen()
      return {}
    },
    drawCurtain: async () => {
      atWork().drawCurtain(true)
      return {}
    },
    liftCurtain: async (key) => {
      await atWork().liftCurtain(key)
      return {}
    },
    setPin: async ({ pin, password }) => {
      await atWork().setPin(pin, password)
      return {}
    },
    takePin: async () => {
      atWork().takePin()
      return {}
    },
    findBackups: async (wish) => {
      assertClosed()
      return restoring.find(wish)
    },
    checkBackup: async ({ backupId }, callId) => restoring.check(backupId, callId),
    restore: async (wish, callId) => {
      assertClosed()
      return restoring.restore(wish, callId)
    },
    cancel: async ({ callId }) => {
      restoring.cancel(callId)
      office?.app.cancel(callId)
      return {}
    },
  }

  async function runGate(verb: GateVerb, path: string, input: unknown, callId?: string): Promise<Reply> {
    const rule = gateOperations[verb]
    const parsed = rule.input.safeParse(input)
    if (!parsed.success) return { ok: false, error: invalidInput(parsed.error) }
    // Past the schema the value is what this verb's handler takes.
    const run = handlers[verb] as (input: unknown, callId?: string) => Promise<unknown>
    try {
      settle()
      return { ok: true, value: rule.output.parse(await run(parsed.data, callId)) }
    } catch (thrown) {
      const error: AppErrorData = refusal(thrown, path, report)
      return { ok: false, error }
    }
  }

  /** One after the other: two sign-ins at once would fight over the same file. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = turn.then(work, work)
    turn = next.catch(() => {})
    return next
  }

  return {
    call(path: string, input: unknown, callId?: string): Promise<Reply> {
      office?.sitting.look()
      const isHidden = office?.sitting.isBehindCurtain ?? false
      if (operations.get(path)?.kind !== 'gate') {
        if (!office) return Promise.resolve(lockedReply)
        return isHidden ? Promise.resolve(curtainReply) : office.app.call(office.session, path, input, callId)
      }
      const verb = path.slice(path.indexOf('.') + 1) as GateVerb
      if (isHidden && !BEHIND_CURTAIN.has(verb)) return Promise.resolve(curtainReply)
      const run = () => runGate(verb, path, input, callId)
      return OUT_OF_TURN.has(verb) ? run() : inTurn(run)
    },
    close: () => inTurn(async () => void closeOffice()),
  }
}

function viewOf({ accountId, name, roles }: Session, user: string) {
  return { accountId, user, name, roles: [...roles] }
}
