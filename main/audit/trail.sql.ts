import { readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'
import { recordsOfStudents } from './records-of-students.ts'

/** Who or what a row speaks of, before it is decided what of it may be said. */
export interface Spoken {
  readonly subjectId: string | null
  readonly studentId: string | null
  readonly studentName: string | null
  /** The name of a colleague or provider, or the number of a certificate. */
  readonly named: string | null
  /** Wrong tries at the door, as JSON. */
  readonly tries?: string | null
}

/** An entry as its row and the records around it tell it. */
export interface TrailRow extends Spoken {
  readonly seq: number
  readonly at: string
  readonly actorId: string
  readonly who: string | null
  readonly event: string
}

interface Period {
  /** Instants: the first of the period, and the first after it. */
  readonly from: string
  readonly until: string
}

export interface Wanted extends Reader {
  readonly before: number | null
  readonly actorId: string | null
  /** JSON list of events; `null` for every event. */
  readonly events: string | null
  /** 1 for the events of the list, 0 for all others. */
  readonly listed: number
  readonly limit: number
}

/** The newest that fit, found before anything is looked up about them. */
function trailOf(condition: string, order = 'seq DESC'): string {
  return `
  WITH found AS MATERIALIZED (
    SELECT seq, at, actor_id, event, subject_id
    FROM audit
    WHERE ${condition} AND (:actorId IS NULL OR actor_id = :actorId)
      AND (:events IS NULL OR (event IN (SELECT value FROM json_each(:events))) = :listed)
    ORDER BY ${order} LIMIT :limit)
  SELECT f.seq AS seq, f.at AS at, f.actor_id AS actorId, p.name AS who, f.event AS event,
    f.subject_id AS subjectId, s.id AS studentId, CASE WHEN ${readableStudent('s.id')} THEN ${schoolNameOf('s')} END AS studentName,
    coalesce(
      (SELECT name FROM accounts WHERE id = f.subject_id),
      (SELECT name FROM organizations WHERE id = f.subject_id),
      (SELECT '#' || number || ' · ' || name FROM protocols WHERE id = f.subject_id),
      (SELECT name FROM services WHERE id = f.subject_id),
      (SELECT name FROM school_services WHERE id = f.subject_id),
      (SELECT name FROM staff WHERE id = f.subject_id),
      (SELECT name FROM trainings WHERE id IN (f.subject_id,
        (SELECT training_id FROM training_sessions WHERE id = f.subject_id))),
      (SELECT on_day FROM support_events WHERE id = f.subject_id AND case_id IS NULL),
      (SELECT trim(on_day || ' ' || title) FROM meetings WHERE case_id IS NULL AND id IN (f.subject_id,
        (SELECT meeting_id FROM meeting_people WHERE id = f.subject_id),
        (SELECT meeting_id FROM meeting_items WHERE id = f.subject_id AND words IS NOT NULL),
        (SELECT i.meeting_id FROM meeting_decisions d JOIN meeting_items i ON i.id = d.item_id
         WHERE d.id = f.subject_id AND d.what IS NOT NULL))),
      (SELECT trim(from_day || ' – ' || to_day || ' ' || name) FROM evaluation_cycles WHERE id = f.subject_id),
      (SELECT '#' || number FROM destructions WHERE id = f.subject_id)) AS named,
    (SELECT json_object('of', kind, 'count', count, 'lastAt', last_at)
     FROM wrong_tries WHERE id = f.subject_id) AS tries
  FROM found f LEFT JOIN accounts p ON p.id = f.actor_id LEFT JOIN students s ON s.id =
    (SELECT r.student_id FROM ${recordsOfStudents} r WHERE r.id = f.subject_id LIMIT 1)
  ORDER BY ${order}`
}

// The columns above are the fields of TrailRow.
const readTrail = (row: Record<string, unknown>): TrailRow => row as unknown as TrailRow

const EARLIER = 'seq < coalesce(:before, 9223372036854775807)'

export const listTrail = many<Wanted, TrailRow>(trailOf(EARLIER), readTrail)

export const listTrailOfPerson = many<Wanted & { readonly actorId: string }, TrailRow>(
  trailOf(`actor_id = :actorId AND ${EARLIER}`),
  readTrail,
)

/** By the clock, which the index of a period has in order: the same as by number wherever the clock went forward. */
export const listTrailOfPeriod = many<Wanted & Period, TrailRow>(
  trailOf(
    `at >= :from
      AND (at, seq) < (coalesce((SELECT at FROM audit WHERE seq = :before), :until), coalesce(:before, 0))`,
    'at DESC, seq DESC',
  ),
  readTrail,
)

export const listTrailOfStudent = many<Wanted & Period & { readonly studentId: string }, TrailRow>(
  trailOf(`subject_id IN (SELECT id FROM ${recordsOfStudents} WHERE student_id = :studentId)
      AND +at >= :from AND +at < :until AND ${EARLIER}`),
  readTrail,
)
