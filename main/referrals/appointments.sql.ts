import type { Appointment } from '#shared/domain/follow-up.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const appointment = columns<Appointment>({
  id: 'text',
  referralId: 'text',
  kind: 'text',
  onDay: 'text',
  atTime: 'text',
  status: 'text',
  cancelledBy: 'text',
  source: 'text',
  recordedAt: 'text',
  version: 'integer',
})

export const listAppointmentsOfReferral = many<{ referralId: string }, Appointment>(
  `SELECT ${appointment.select()} FROM appointments WHERE referral_id = :referralId ORDER BY recorded_at, id`,
  appointment.read,
)

export const listAppointmentsOfCase = many<{ caseId: string }, Appointment>(
  `SELECT ${appointment.select('p')} FROM referrals r JOIN appointments p ON p.referral_id = r.id
   WHERE r.case_id = :caseId ORDER BY p.on_day, p.recorded_at, p.id`,
  appointment.read,
)

const insertAppointmentRow = change<object>(`INSERT INTO appointments ${appointment.values}`)

export const insertAppointment = (db: WritableDb, value: Appointment): number =>
  insertAppointmentRow(db, appointment.bind(value))

const updateAppointmentRow = change<object>(
  `UPDATE appointments SET ${appointment.set('status', 'cancelledBy', 'source')}, version = version + 1
   WHERE id = :id`,
)

/** How it ended, or that it stands again; the referral's version guards it. */
export const updateAppointment = (db: WritableDb, value: Appointment): number =>
  updateAppointmentRow(db, appointment.bind(value))

export const deleteAppointment = change<{ id: string }>('DELETE FROM appointments WHERE id = :id')
