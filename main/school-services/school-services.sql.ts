import type { SchoolServiceLine, SchoolServiceRecord } from '#shared/api/school-services.ts'
import type { LastRoom, RoomSaid, SchoolService } from '#shared/domain/school-service.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const service = columns<SchoolService>({
  id: 'text',
  name: 'text',
  help: 'json',
  tier: 'integer',
  fromGrade: 'text',
  toGrade: 'text',
  runById: 'text',
  runBy: 'text',
  meets: 'text',
  languages: 'json',
  places: 'integer',
  whatToExpect: 'text',
  onLists: 'flag',
  endedOn: 'text',
  version: 'integer',
})

const roomSaid = columns<RoomSaid>({
  id: 'text',
  schoolServiceId: 'text',
  room: 'text',
  onDay: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
})

export const getSchoolService = one<{ id: string }, SchoolService>(
  `SELECT ${service.select()} FROM school_services WHERE id = :id`,
  service.read,
)

const insertServiceRow = change<object>(`INSERT INTO school_services ${service.values}`)
export const insertSchoolService = (db: WritableDb, value: SchoolService): number =>
  insertServiceRow(db, service.bind(value))

const updateServiceRow = change<object>(
  `UPDATE school_services SET ${service.set(
    'name',
    'help',
    'tier',
    'fromGrade',
    'toGrade',
    'runById',
    'runBy',
    'meets',
    'languages',
    'places',
    'whatToExpect',
    'onLists',
    'endedOn',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateSchoolService = (db: WritableDb, value: SchoolService): number =>
  updateServiceRow(db, service.bind(value))

export const deleteSchoolService = change<{ id: string; version: number }>(
  `DELETE FROM school_services WHERE id = :id AND version = :version
     AND NOT EXISTS (SELECT 1 FROM referrals WHERE school_service_id = :id)
     AND NOT EXISTS (SELECT 1 FROM school_service_rooms WHERE school_service_id = :id)`,
)

const insertRoomRow = change<object>(`INSERT INTO school_service_rooms ${roomSaid.values}`)
export const insertRoom = (db: WritableDb, value: RoomSaid): number => insertRoomRow(db, roomSaid.bind(value))

export const deleteRoom = change<{ id: string }>('DELETE FROM school_service_rooms WHERE id = :id')

/** A service by itself: what is counted around it is added. */
type Named = Omit<SchoolServiceLine, 'room' | 'inIt' | 'waiting'>

// The columns of a service, and the name beside them.
const readNamed = (row: Record<string, unknown>): Named => service.read(row) as Named

const NAMED = `SELECT ${service.select('w')}, coalesce(a.name, w.run_by) AS runByName
  FROM school_services w LEFT JOIN accounts a ON a.id = w.run_by_id`

export const listSchoolServices = many<{ endedToo: number }, Named>(
  `${NAMED} WHERE w.ended_on IS NULL OR :endedToo = 1 ORDER BY w.ended_on IS NOT NULL, w.name, w.id`,
  readNamed,
)

export const findSchoolService = one<{ id: string }, Named>(`${NAMED} WHERE w.id = :id`, readNamed)

export const everyRoom = many<object, LastRoom & { readonly schoolServiceId: string }>(
  `SELECT school_service_id AS schoolServiceId, room, on_day AS onDay FROM school_service_rooms
   ORDER BY on_day, recorded_at, id`,
  // The columns are the fields.
  (row) => row as unknown as LastRoom & { schoolServiceId: string },
)

export const listRoomsOf = many<{ id: string }, SchoolServiceRecord['rooms'][number]>(
  `SELECT r.id AS id, r.room AS room, r.on_day AS onDay, r.recorded_at AS recordedAt, a.name AS by
   FROM school_service_rooms r JOIN accounts a ON a.id = r.recorded_by
   WHERE r.school_service_id = :id ORDER BY r.on_day DESC, r.recorded_at DESC, r.id DESC`,
  // The columns are the fields.
  (row) => row as unknown as SchoolServiceRecord['rooms'][number],
)
