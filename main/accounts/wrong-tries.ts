import { v7 as uuidv7 } from 'uuid'

import { notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import {
  areSlips,
  shownUntil,
  type ToldTries,
  type TriesAnswer,
  type TriesKind,
} from '#shared/domain/wrong-tries.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import type { Untold } from '../vault/tries-file.ts'
import {
  pinTriesOf,
  TRIES_OF_SHEET,
  triesOf,
  triesOfOffice,
  type UnlockThrottle,
} from '../vault/unlock-throttle.ts'
import { listAccounts } from './accounts.sql.ts'
import { canOwnWork } from './standing.ts'
import {
  answerWrongTries,
  insertWrongTries,
  limitAnswers,
  listWrongTries,
  takeBackAnswer,
} from './wrong-tries.sql.ts'
import type { Moment } from './door-trace.ts'

interface Found {
  readonly kind: TriesKind
  readonly untold: Untold | undefined
  /** Whoever is told from here on is not told again. */
  readonly told: () => void
}

/** Everything counted for one name that somebody may have typed. */
function ofOne(throttle: UnlockThrottle, kind: TriesKind, who: string): Found {
  return { kind, untold: throttle.untold(who), told: () => throttle.told(who) }
}

/**
 * What was tried under names nobody comes in with, a suspended colleague's among them: one sum, so that it tells nothing
 * about which names there are.
 */
function ofOthers(db: ReadableDb, throttle: UnlockThrottle, at: string): readonly Found[] {
  const today = schoolDay(at, theSchool(db).timeZone)
  const users = listAccounts(db, {}).filter(({ id }) => canOwnWork({ db, today }, id))
  const known = triesOfOffice(users.map(({ user }) => user))
  const others = { untold: throttle.untoldOfOthers(known), told: () => throttle.othersTold(known) }
  return [ofOne(throttle, 'sheet', TRIES_OF_SHEET), { kind: 'unknown', ...others }]
}

/**
 * Writes the wrong tries since somebody last came in into the vault and its trail, for them to answer to; for an owner
 * also those under names nobody comes in with. What they only mistyped a moment ago is in the trail alone. What was
 * answered in their name before is shown for a while from now on.
 */
export function noteWrongTries(
  db: WritableDb,
  throttle: UnlockThrottle,
  { accountId, at, user, isOwner }: Moment & { readonly user: string; readonly isOwner: boolean },
): void {
  limitAnswers(db, { accountId, until: shownUntil(at) })
  const found = [
    ofOne(throttle, 'password', triesOf(user)),
    ofOne(throttle, 'pin', pinTriesOf(user)),
    ...(isOwner ? ofOthers(db, throttle, at) : []),
  ]
  for (const { kind, untold, told } of found) {
    if (!untold) continue
    const { count } = untold
    const isOwn = kind === 'password' || kind === 'pin'
    const answeredAt = isOwn && areSlips(untold, Date.parse(at)) ? at : null
    db.transaction(() => {
      const id = uuidv7()
      const lastAt = new Date(untold.at).toISOString()
      insertWrongTries(db, { id, accountId: isOwn ? accountId : null, kind, count, lastAt, answeredAt })
      leaveTrace(db, {
        at,
        actorId: accountId,
        operation: 'vault.unlock',
        event: 'tries.found',
        subjectId: id,
      })
    })
    told()
  }
}

const toldTo = ({ session }: Pick<QueryContext, 'session'>) => ({
  accountId: session.accountId,
  isOwner: Number(session.roles.includes('owner')),
})

interface One {
  readonly id: string
}

const answering =
  (answer: TriesAnswer) =>
  (context: CommandContext, { id }: One): One => {
    const changed = answerWrongTries(context.db, { id, at: context.now, answer, ...toldTo(context) })
    if (changed === 0) throw notFoundError()
    return { id }
  }

/** The answer of somebody who comes in no more would wait for their next sign-in for good. */
function toldTries(context: QueryContext): ToldTries[] {
  return listWrongTries(context.db, { now: context.now, ...toldTo(context) }).flatMap(
    ({ answeredBy, ...tries }) => (answeredBy === null || canOwnWork(context, answeredBy) ? [tries] : []),
  )
}

/** Wrong tries at the door, and what whoever is told of them says. */
export const wrongTries: Handlers<Contract['wrongTries']> = {
  list: toldTries,
  claim: answering('claimed'),
  disown: answering('disowned'),
  takeBack(context, { id }) {
    if (takeBackAnswer(context.db, { id, at: context.now, ...toldTo(context) }) === 0) throw notFoundError()
    return { id }
  },
}
