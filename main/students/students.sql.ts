import type { Relation, Student, StudentLine } from '#shared/domain/student.ts'

import { readableCase, readableStudent, RECUSED_STUDENTS, type Reader } from '../access/readable.ts'
import { change, many, one } from '../db/statement.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { wholeRows } from '../db/whole-rows.ts'
import { inListOrder, listNameOf, schoolNameOf } from './student-name.ts'

/** Students as whole rows. */
export const studentRows = wholeRows<Student>(
  'students',
  {
    id: 'text',
    sourceId: 'text',
    localId: 'text',
    givenName: 'text',
    familyName: 'text',
    preferredName: 'text',
    pronouns: 'text',
    birthDate: 'text',
    grade: 'text',
    homeroom: 'text',
    homeLanguage: 'text',
    homeZip: 'text',
    gender: 'text',
    raceEthnicity: 'json',
    iep: 'flag',
    section504: 'flag',
    englishLearner: 'flag',
    homeless: 'flag',
    foster: 'flag',
    insurance: 'text',
    status: 'text',
    leftOn: 'text',
    createdAt: 'text',
    updatedAt: 'text',
    version: 'integer',
  },
  ['id'],
)

const student = studentRows.columns

export const findStudent = one<{ id: string }, Student>(
  `SELECT ${student.select()} FROM students WHERE id = :id`,
  student.read,
)

/** The same for a reader who may not find the student finds nobody. */
export const findReadableStudent = one<Reader & { id: string }, Student>(
  `SELECT ${student.select()} FROM students WHERE id = :id AND ${readableStudent('id')}`,
  student.read,
)

export const findByLocalId = one<Reader & { localId: string }, { id: string; isKept: boolean }>(
  `SELECT id, NOT ${readableStudent('students.id')} AS isKept FROM students WHERE local_id = :localId`,
  ({ id, isKept }) => ({ id: String(id), isKept: isKept === 1 }),
)

/** Whether somebody of this name is kept from the reader. */
export const isNameKept = one<
  Reader & Pick<Student, 'givenName' | 'familyName' | 'preferredName'>,
  { isKept: boolean }
>(
  `SELECT EXISTS (SELECT 1 FROM students WHERE id IN ${RECUSED_STUDENTS}
     AND family_name = :familyName COLLATE NOCASE
     AND (given_name COLLATE NOCASE IN (:givenName, :preferredName)
       OR preferred_name COLLATE NOCASE IN (:givenName, :preferredName))) AS isKept`,
  ({ isKept }) => ({ isKept: isKept === 1 }),
)

const insertStudentRow = change<object>(`INSERT INTO students ${student.values}`)

export const insertStudent = (db: WritableDb, value: Student): number =>
  insertStudentRow(db, student.bind(value))

const updateStudentRow = change<object>(
  `UPDATE students SET ${student.set(
    'localId',
    'givenName',
    'familyName',
    'preferredName',
    'pronouns',
    'birthDate',
    'grade',
    'homeroom',
    'homeLanguage',
    'homeZip',
    'gender',
    'raceEthnicity',
    'iep',
    'section504',
    'englishLearner',
    'homeless',
    'foster',
    'insurance',
    'status',
    'leftOn',
    'updatedAt',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed the student meanwhile. */
export const updateStudent = (db: WritableDb, value: Student): number =>
  updateStudentRow(db, student.bind(value))

export const deleteStudent = change<{ id: string; version: number }>(
  'DELETE FROM students WHERE id = :id AND version = :version',
)

const LINE = `s.id AS id, ${schoolNameOf('s')} AS name, ${listNameOf('s')} AS listName, s.local_id AS localId, s.grade AS grade,
  s.homeroom AS homeroom, s.home_language AS homeLanguage, s.status AS status,
  c.id AS openCaseId, c.code AS openCaseCode`

const OPEN_CASE = `LEFT JOIN cases c ON c.student_id = s.id AND c.closed_on IS NULL AND ${readableCase('c')}`

// The columns above are the fields of StudentLine.
const readLine = (row: Record<string, unknown>): StudentLine => row as StudentLine

interface Page extends Reader {
  readonly status: string | null
  readonly limit: number
  readonly offset: number
}

const listWhere = (where: string) =>
  many<Page, StudentLine>(
    `SELECT ${LINE} FROM students s ${OPEN_CASE} ${where}
     ORDER BY ${inListOrder('s')} LIMIT :limit OFFSET :offset`,
    readLine,
  )

// Each has its own text, so that the planner finds the index that holds its order.
const listEveryone = listWhere(`WHERE ${readableStudent('s.id')}`)
const listOfStatus = listWhere(`WHERE s.status = :status AND ${readableStudent('s.id')}`)

/** By family name, then by the given name used at school. */
export const listStudents = (db: ReadableDb, page: Page): StudentLine[] =>
  (page.status === null ? listEveryone : listOfStatus)(db, page)

// Who is kept from somebody who may find every other student is looked up by the short list of those alone.
export const countStudents = one<Reader & { status: string | null }, number>(
  `SELECT CASE WHEN :readerSees = 'named'
     THEN (SELECT count(*) FROM students s WHERE (:status IS NULL OR s.status = :status) AND ${readableStudent('s.id')})
     ELSE (SELECT count(*) FROM students WHERE :status IS NULL OR status = :status)
        - (SELECT count(*) FROM students WHERE id IN ${RECUSED_STUDENTS} AND (:status IS NULL OR +status = :status))
     END AS total`,
  ({ total }) => Number(total),
)

/** How many words of one question are looked for. */
export const WORDS_PER_QUESTION = 6

const slots = Array.from({ length: WORDS_PER_QUESTION }, (_, at) => at)
const allSlots = (condition: (at: number) => string): string => slots.map(condition).join(' AND ')

/**
 * Students whose words hold every `:wordN` anywhere, or whose telephone numbers hold `:digitsN`. First those where
 * each word begins a word of the name, then those where each begins any word; `:startN` is the word after a space.
 */
export const findStudents = many<Reader & Record<string, unknown>, StudentLine>(
  `WITH found AS MATERIALIZED (
     SELECT w.student_id AS id, w.status AS status, w.name AS name,
       CASE WHEN ${allSlots((at) => `instr(w.name, :start${at})`)} THEN 0
            WHEN ${allSlots((at) => `instr(w.words, :start${at})`)} THEN 1 ELSE 2 END AS place
     FROM student_words w
     WHERE ${allSlots((at) => `(instr(w.words, :word${at}) OR instr(w.phones, :digits${at}))`)}
       AND ${readableStudent('w.student_id')}
     ORDER BY place, status, name, id LIMIT :limit)
   SELECT ${LINE} FROM found JOIN students s ON s.id = found.id ${OPEN_CASE}
   ORDER BY found.place, found.status, found.name, found.id`,
  readLine,
)

/**
 * Something besides the name used at school by which a student can be found. Whoever must not be contacted finds the
 * student, and is named by no list.
 */
export interface OtherName {
  readonly studentId: string
  readonly text: string
}

const readOtherName = (row: Record<string, unknown>): OtherName => row as unknown as OtherName

export const listOtherNames = many<{ ids: string }, OtherName>(
  `SELECT id AS studentId, given_name || ' ' || family_name AS text, 0 AS place
     FROM students WHERE id IN (SELECT value FROM json_each(:ids))
   UNION ALL SELECT id, local_id, 1 FROM students
     WHERE id IN (SELECT value FROM json_each(:ids)) AND local_id IS NOT NULL
   UNION ALL SELECT id, homeroom, 2 FROM students
     WHERE id IN (SELECT value FROM json_each(:ids)) AND homeroom IS NOT NULL
   UNION ALL SELECT l.student_id, p.name, 3 FROM student_contacts l JOIN contacts p ON p.id = l.contact_id
     WHERE l.student_id IN (SELECT value FROM json_each(:ids)) AND l.do_not_contact = 0
   UNION ALL SELECT l.student_id, l.student_name_used, 4 FROM student_contacts l
     WHERE l.student_id IN (SELECT value FROM json_each(:ids)) AND l.student_name_used IS NOT NULL
   ORDER BY 3`,
  readOtherName,
)

export const listPhones = many<{ ids: string }, OtherName>(
  `SELECT l.student_id AS studentId, p.phone AS text
   FROM student_contacts l JOIN contacts p ON p.id = l.contact_id
   WHERE l.student_id IN (SELECT value FROM json_each(:ids)) AND p.phone IS NOT NULL
     AND l.do_not_contact = 0
   ORDER BY p.name`,
  readOtherName,
)

interface KeptAway {
  readonly studentId: string
  readonly name: string
  readonly phone: string | null
  readonly relation: Relation
}

/** Whoever must not be contacted about some students. */
export const listKeptAway = many<{ ids: string }, KeptAway>(
  `SELECT l.student_id AS studentId, p.name AS name, p.phone AS phone, l.relation AS relation
   FROM student_contacts l JOIN contacts p ON p.id = l.contact_id
   WHERE l.student_id IN (SELECT value FROM json_each(:ids)) AND l.do_not_contact = 1
   ORDER BY p.name`,
  // The columns are the fields.
  (row) => row as unknown as KeptAway,
)

interface StudentWords {
  readonly studentId: string
  readonly status: string
  readonly name: string
  readonly words: string
  readonly phones: string
}

export const saveStudentWords = change<StudentWords>(
  `INSERT INTO student_words (student_id, status, name, words, phones)
   VALUES (:studentId, :status, :name, :words, :phones)
   ON CONFLICT (student_id) DO UPDATE SET status = excluded.status, name = excluded.name,
     words = excluded.words, phones = excluded.phones`,
)

export const deleteStudentWords = change<{ studentId: string }>(
  'DELETE FROM student_words WHERE student_id = :studentId',
)

/** Whether anything was recorded about a student beyond who they are. */
export const isStudentBuiltUpon = one<{ id: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM student_contacts WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM cases WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM concerns WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM brief_contacts WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM consents WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM disclosures WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM recusals WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM sealed_notes WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM legal_holds WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM records_requests WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM amendments WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM parent_bases WHERE student_id = :id)
     OR EXISTS (SELECT 1 FROM moves WHERE student_id = :id) AS found`,
  ({ found }) => found === 1,
)

/** The grades that anybody here now is in. */
export const listGrades = many<object, string>(
  "SELECT DISTINCT grade FROM students WHERE grade IS NOT NULL AND status = 'active'",
  ({ grade }) => String(grade),
)

/** What a student may be called, at school and by their family. */
interface CalledRow extends Pick<Student, 'id' | 'givenName' | 'familyName' | 'preferredName'> {
  /** A list of names as JSON. */
  readonly atHome: string
}

/** What every student may be called, those who left among them. */
export const listNames = many<object, CalledRow>(
  `SELECT s.id AS id, s.given_name AS givenName, s.family_name AS familyName, s.preferred_name AS preferredName,
     (SELECT json_group_array(c.student_name_used) FROM student_contacts c
      WHERE c.student_id = s.id AND c.student_name_used IS NOT NULL) AS atHome
   FROM students s`,
  // The columns are the fields.
  (row) => row as unknown as CalledRow,
)
