import type { AttendanceMark, Incident } from '#shared/domain/attendance.ts'

import { incidentsOfStudent, marksOfStudent } from '../attendance/attendance.ts'
import type { ReadableDb } from '../db/types.ts'
import type { OfficeWords } from '../print/office-words.ts'
import type { Line } from './documents-of-crises.ts'
import { document, type RecordDocument } from './record-document.ts'

function markLine({ onDay, kind, share, minutes }: AttendanceMark, { say, day }: OfficeWords): Line {
  const part = share === null || share === 1 ? '' : `${Math.round(share * 100)} %`
  const away = minutes === null ? '' : say('requests:line.minutesMissed', { count: minutes })
  const words = [say(`vocabulary:attendanceKind.${kind}`), part, away].filter(Boolean).join(' · ')
  return [`${onDay} ${kind}`, day(onDay), words, onDay]
}

function incidentLine(
  { incidentKey, onDay, atTime, what, place, reporter, others }: Incident,
  { say, day }: OfficeWords,
): Line {
  const words = [
    atTime ?? '',
    what.map((each) => say(`vocabulary:incidentWhat.${each}`)).join(', '),
    place ? say(`vocabulary:incidentPlace.${place}`) : '',
    reporter ? say('requests:line.reportedBy', { role: say(`vocabulary:reporterRole.${reporter}`) }) : '',
    others === null ? '' : say('requests:line.othersInvolved', { count: others }),
  ]
  return [incidentKey, day(onDay), words.filter(Boolean).join(' · ') || say('requests:part.incidents'), onDay]
}

/**
 * Absences and incidents are part of the education record (34 CFR 99.3): one document of each, a line for a day. Whoever
 * else had a part in an incident is a number.
 */
export function documentsOfAttendance(
  db: ReadableDb,
  studentId: string,
  words: OfficeWords,
): readonly RecordDocument[] {
  const { say } = words
  const marks = marksOfStudent(db, studentId).map((mark) => markLine(mark, words))
  const incidents = incidentsOfStudent(db, studentId)
    .toReversed()
    .map((incident) => incidentLine(incident, words))
  return [
    ...(marks.length > 0
      ? [document({ kind: 'attendance', id: studentId }, say('requests:part.attendance'), null, marks)]
      : []),
    ...(incidents.length > 0
      ? [document({ kind: 'incidents', id: studentId }, say('requests:part.incidents'), null, incidents)]
      : []),
  ]
}
