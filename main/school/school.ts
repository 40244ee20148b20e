import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { EquityThreshold } from '#shared/domain/evaluation/equity-figures.ts'
import { FIRST_LOCK_TIMES, type LockTimes } from '#shared/domain/locking.ts'
import { PREFERENCES, type Preference } from '#shared/domain/matching/needs.ts'
import type { School, Settings } from '#shared/domain/school.ts'
import type { MinorConsent } from '#shared/domain/signer.ts'
import { FIRST_USUAL_PACKET, type UsualPacket } from '#shared/domain/usual-packet.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  getEquityThreshold,
  getLockTimes,
  getMinorConsent,
  getPreferenceOrder,
  getSchool,
  getSettings,
  getTimeZone,
  getUsualPacket,
  insertSchool,
  updateEquityThreshold,
  updateLockTimes,
  updateMinorConsent,
  updatePreferenceOrder,
  updateSchool,
  updateSettings,
  updateUsualPacket,
} from './school.sql.ts'

const FIRST_SETTINGS: Settings = { language: 'en', appearance: 'system', textSize: '100', density: 'dense' }

/** The school this vault belongs to. */
export function theSchool(db: ReadableDb): School {
  const school = getSchool(db, {})
  if (!school) throw notFoundError()
  return school
}

/** The zone the school lives in; nothing before it was set up. */
export function schoolTimeZone(db: ReadableDb): string | undefined {
  return getTimeZone(db, {})
}

/** After how many idle minutes the curtain falls and the vault locks. */
export function lockTimes(db: ReadableDb): LockTimes {
  return getLockTimes(db, {}) ?? FIRST_LOCK_TIMES
}

/** From what age minors sign here; `null` until somebody has looked it up. */
export function minorConsent(db: ReadableDb): MinorConsent | null {
  return getMinorConsent(db, {}) ?? null
}

/** What a new packet begins with here. */
export function usualPacket(db: ReadableDb): UsualPacket {
  return getUsualPacket(db, {}) ?? FIRST_USUAL_PACKET
}

/** What counts first here where providers are matched. */
export function preferenceOrder(db: ReadableDb): readonly Preference[] {
  return getPreferenceOrder(db, {}) ?? PREFERENCES
}

/** From when on figures point a group of students out; `null` until somebody set it. */
export function equityThreshold(db: ReadableDb): EquityThreshold | null {
  return getEquityThreshold(db, {}) ?? null
}

function writeEquityThreshold(db: WritableDb, value: EquityThreshold | null): void {
  updateEquityThreshold(db, { kept: value && JSON.stringify(value) })
}

function writeMinorConsent(db: WritableDb, value: MinorConsent | null): void {
  updateMinorConsent(db, { kept: value && JSON.stringify(value) })
}

/** What is known of a school on its first day here. */
export interface NewSchool {
  readonly schoolName: string
  readonly timeZone: string
  readonly phone?: string
  readonly usualClosures?: boolean
  /** The language its office begins in. */
  readonly language?: Locale
}

/** Writes a school's first day here. */
export function beginSchool(db: WritableDb, school: NewSchool): void {
  insertSchool(db, {
    name: school.schoolName,
    timeZone: school.timeZone,
    office: '',
    phone: school.phone ?? '',
    address: '',
    paper: 'letter',
    version: 1,
  })
}

function replaceSchool({ db }: Pick<CommandContext, 'db'>, value: School): School {
  if (updateSchool(db, value) === 0) throw conflictError()
  return theSchool(db)
}

export const school: Handlers<Contract['school']> = {
  get({ db }) {
    return theSchool(db)
  },
  update(context, value) {
    const before = theSchool(context.db)
    const after = replaceSchool(context, value)
    context.undoable((later) => replaceSchool(later, { ...before, version: after.version }))
    return after
  },
  lockTimes({ db }) {
    return lockTimes(db)
  },
  setLockTimes(context, times) {
    const before = lockTimes(context.db)
    updateLockTimes(context.db, times)
    context.undoable((later) => updateLockTimes(later.db, before))
    return times
  },
  minorConsent({ db }) {
    return minorConsent(db)
  },
  confirmMinorConsent(context, draft) {
    const before = minorConsent(context.db)
    const confirmed = { ...draft, confirmedOn: context.today, writtenBy: context.session.accountId }
    writeMinorConsent(context.db, confirmed)
    const written = JSON.stringify(minorConsent(context.db))
    context.undoable(({ db }) => {
      if (JSON.stringify(minorConsent(db)) !== written) throw conflictError()
      writeMinorConsent(db, before)
    })
    return confirmed
  },
  usualPacket({ db }) {
    return usualPacket(db)
  },
  setUsualPacket({ db, undoable }, usual) {
    const before = getUsualPacket(db, {}) ?? null
    updateUsualPacket(db, { kept: JSON.stringify(usual) })
    undoable((later) => updateUsualPacket(later.db, { kept: before && JSON.stringify(before) }))
    return usual
  },
  preferenceOrder({ db }) {
    return [...preferenceOrder(db)]
  },
  setPreferenceOrder({ db, undoable }, order) {
    const before = getPreferenceOrder(db, {}) ?? null
    updatePreferenceOrder(db, { kept: JSON.stringify(order) })
    undoable((later) => updatePreferenceOrder(later.db, { kept: before && JSON.stringify(before) }))
    return order
  },
  equityThreshold({ db }) {
    return equityThreshold(db)
  },
  setEquityThreshold({ db, undoable }, { threshold }) {
    const before = equityThreshold(db)
    writeEquityThreshold(db, threshold)
    undoable((later) => {
      if (JSON.stringify(equityThreshold(later.db)) !== JSON.stringify(threshold)) throw conflictError()
      writeEquityThreshold(later.db, before)
    })
    return { threshold }
  },
}

export const settings: Handlers<Contract['settings']> = {
  mine({ db, session }) {
    return { ...FIRST_SETTINGS, ...getSettings(db, { accountId: session.accountId }) }
  },
  change({ db, session }, value) {
    updateSettings(db, { accountId: session.accountId, settings: JSON.stringify(value) })
    return value
  },
}
