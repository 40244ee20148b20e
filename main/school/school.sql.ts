import type { EquityThreshold } from '#shared/domain/evaluation/equity-figures.ts'
import type { LockTimes } from '#shared/domain/locking.ts'
import type { School, Settings } from '#shared/domain/school.ts'
import type { PreferenceOrder } from '#shared/domain/matching/needs.ts'
import type { MinorConsent } from '#shared/domain/signer.ts'
import type { UsualPacket } from '#shared/domain/usual-packet.ts'

import { columns } from '../db/columns.ts'
import { change, one } from '../db/statement.ts'

const school = columns<School>({
  name: 'text',
  timeZone: 'text',
  office: 'text',
  phone: 'text',
  address: 'text',
  paper: 'text',
  version: 'integer',
})

export const getSchool = one<object, School>(`SELECT ${school.select()} FROM school`, school.read)

const insertSchoolRow = change<object>(
  `INSERT INTO school (id, name, time_zone, office, phone, address, paper, version)
   VALUES (1, :name, :timeZone, :office, :phone, :address, :paper, :version)`,
)

/** Writes the school once, when the vault is made. */
export const insertSchool = (db: Parameters<typeof insertSchoolRow>[0], value: School): number =>
  insertSchoolRow(db, school.bind(value))

const updateSchoolRow = change<object>(
  `UPDATE school SET ${school.set('name', 'timeZone', 'office', 'phone', 'address', 'paper')},
   version = version + 1 WHERE version = :version`,
)

/** Answers 0 when somebody changed it meanwhile. */
export const updateSchool = (db: Parameters<typeof updateSchoolRow>[0], value: School): number =>
  updateSchoolRow(db, school.bind(value))

export const getTimeZone = one<object, string>('SELECT time_zone FROM school', (row) =>
  String(row['time_zone']),
)

export const getLockTimes = one<object, LockTimes>('SELECT curtain_after, lock_after FROM school', (row) => ({
  curtainAfter: Number(row['curtain_after']),
  lockAfter: Number(row['lock_after']),
}))

export const updateLockTimes = change<LockTimes>(
  'UPDATE school SET curtain_after = :curtainAfter, lock_after = :lockAfter',
)

export const getMinorConsent = one<object, MinorConsent | null>(
  'SELECT minor_consent FROM school',
  ({ minor_consent: kept }) => (typeof kept === 'string' ? (JSON.parse(kept) as MinorConsent) : null),
)

export const updateMinorConsent = change<{ kept: string | null }>('UPDATE school SET minor_consent = :kept')

export const getUsualPacket = one<object, UsualPacket | null>(
  'SELECT usual_packet FROM school',
  ({ usual_packet: kept }) => (typeof kept === 'string' ? (JSON.parse(kept) as UsualPacket) : null),
)

export const updateUsualPacket = change<{ kept: string | null }>('UPDATE school SET usual_packet = :kept')

export const getPreferenceOrder = one<object, PreferenceOrder | null>(
  'SELECT preference_order FROM school',
  ({ preference_order: kept }) => (typeof kept === 'string' ? (JSON.parse(kept) as PreferenceOrder) : null),
)

export const updatePreferenceOrder = change<{ kept: string | null }>(
  'UPDATE school SET preference_order = :kept',
)

export const getEquityThreshold = one<object, EquityThreshold | null>(
  'SELECT equity_threshold FROM school',
  ({ equity_threshold: kept }) => (typeof kept === 'string' ? (JSON.parse(kept) as EquityThreshold) : null),
)

export const updateEquityThreshold = change<{ kept: string | null }>(
  'UPDATE school SET equity_threshold = :kept',
)

export const getSettings = one<{ accountId: string }, Partial<Settings>>(
  'SELECT settings FROM accounts WHERE id = :accountId',
  ({ settings }) => JSON.parse(String(settings)) as Partial<Settings>,
)

export const updateSettings = change<{ accountId: string; settings: string }>(
  'UPDATE accounts SET settings = :settings WHERE id = :accountId',
)
